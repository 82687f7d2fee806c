// Words of signing in, of installing the app, and of several persons on one tablet.

import { texts } from "./texts";

export const t = texts({
  title: ["登录", "Sign in"],
  intro: [
    "第一次登录需要网络；之后没有网络也能打开和工作。",
    "The first sign-in needs a network; after that the app opens and works without one.",
  ],
  again: [
    "登录后会自动发送本机保存的内容。内容一直都在。",
    "After you sign in, what is kept on this device is sent by itself. Nothing was lost.",
  ],
  login: ["登录名", "Login"],
  password: ["密码", "Password"],
  show: ["显示密码", "Show password"],
  submit: ["登录", "Sign in"],
  forgot: [
    "忘记密码？请部门经理或管理员给您一个新的登录链接，自己重设密码。",
    "Forgotten your password? A manager or an administrator gives you a link to choose a new one.",
  ],
  need_login: ["请填写登录名。", "Enter your login."],
  need_password: ["请填写密码。", "Enter your password."],
  offline: [
    "连不上服务器，所以现在不能登录。本机内容不受影响；有网络时再试。",
    "The server cannot be reached, so signing in is not possible now. What is on this device is untouched; try again with a network.",
  ],
  held: ["尝试次数太多，请 {span}后再试。", "Too many attempts: try again in {span}."],
  wait: ["请 {span}后再试。", "Try again in {span}."],
  keep_title: ["保护您的内容", "Keep your work safe"],
  trouble: ["登录没有成功：{why}", "Signing in failed: {why}"],
  work_on: ["先不登录，继续工作", "Go on without signing in"],
  others: ["本机上的人", "People on this device"],

  people_title: ["本机上的人", "People on this device"],
  people_intro: [
    "每个人的内容分开保存。切换不会丢失任何内容；待发送的内容在本人登录后发送。不再用这台设备的人，请退出登录。",
    "Each person's work is kept apart. Switching loses nothing; what waits is sent when its owner signs in. Whoever is done with this device signs out.",
  ],
  people_none: ["这台设备上还没有人登录过", "Nobody has signed in on this device yet"],
  now: ["当前", "Now"],
  waiting: ["{n} 条待发送", { one: "{n} change to send", other: "{n} changes to send" }],
  nothing_waiting: ["没有待发送的内容", "Nothing to send"],
  left: ["已退出", "Signed out"],
  left_waits: [
    "还在本机：{what}；等此人再次登录",
    "Still here: {what}; waits until this person signs in again",
  ],
  left_own: [
    "资料已清除；{n} 条本人的记录等服务器备份后清除",
    {
      one: "Cleared; {n} own record goes once the server has backed it up",
      other: "Cleared; {n} own records go once the server has backed them up",
    },
  ],
  n_changes: ["{n} 条记录", { one: "{n} change", other: "{n} changes" }],
  n_photos: ["{n} 个照片或文件", { one: "{n} photo or file", other: "{n} photos or files" }],
  n_refused: ["{n} 条被退回的内容", { one: "{n} refused change", other: "{n} refused changes" }],
  n_drafts: [
    "{n} 处没写完的内容",
    { one: "{n} unfinished entry", other: "{n} unfinished entries" },
  ],
  another: ["另一个人登录", "Sign in as another person"],
  switched: ["已切换到{name}", "Now working as {name}"],
  open_failed: ["打不开这个人的内容：{why}", "This person's work could not be opened: {why}"],

  install_title: ["安装到主屏幕", "Install the app"],
  install_body: [
    "安装后浏览器不会自动清理您的内容，打开也更快。",
    "Once installed, the browser does not clear your work by itself, and it opens faster.",
  ],
  install: ["安装", "Install"],
  install_ios: [
    "在 Safari 里点“分享”，再点“添加到主屏幕”。",
    "In Safari tap Share, then Add to Home Screen.",
  ],
  wechat_title: ["请在浏览器中打开", "Open in a browser"],
  wechat_body: [
    "微信内置浏览器不能安装应用，也不保证保存内容。请点右上角“…”，选择“在浏览器打开”。",
    "WeChat's built-in browser cannot install the app and may drop what is kept. Tap … at the top right, then Open in browser.",
  ],
});
