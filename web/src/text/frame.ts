// Words of the frame around every screen: where to go, how sync stands, what to do when a screen breaks.

import { texts } from "./texts";

export const t = texts({
  notices: ["提醒", "Notices"],
  name: ["守诺", "Kept"],
  both_names: ["守诺 Kept", "Kept 守诺"],
  claim: [
    "医疗设备维保：没有网络也能干完，做过的都有据可查。",
    "Medical equipment service: done without a network, proven afterwards.",
  ],
  nav: ["主导航", "Main"],
  skip: ["跳到内容", "Skip to content"],
  today: ["今天", "Today"],
  equipment: ["设备", "Equipment"],
  office: ["办公室", "Office"],
  more: ["更多", "More"],
  device: ["本机", "This device"],

  synced_ago: ["已同步 {ago}", "Synced {ago}"],
  never_synced: ["尚未同步", "Not synced yet"],
  filling: ["正在取回数据…", "Fetching your data…"],
  syncing: ["正在同步", "Syncing"],
  sending: ["正在发送 {n} 条", { one: "Sending {n} change", other: "Sending {n} changes" }],
  slow_saved: [
    "暂无回应，{n} 条已保存在本机",
    {
      one: "No answer yet, {n} saved on this device",
      other: "No answer yet, {n} saved on this device",
    },
  ],
  waiting: ["{n} 条待发送", { one: "{n} change to send", other: "{n} changes to send" }],
  offline_saved: [
    "离线，{n} 条已保存在本机",
    { one: "Offline, {n} change saved here", other: "Offline, {n} changes saved here" },
  ],
  offline_clean: ["离线，上次同步 {ago}", "Offline, last synced {ago}"],
  offline_never: ["离线，已保存在本机", "Offline, saved on this device"],
  signed_out_unsent: [
    "请登录后发送 {n} 条",
    { one: "Sign in to send {n} change", other: "Sign in to send {n} changes" },
  ],
  signed_out: ["请登录后继续同步", "Sign in to go on syncing"],
  other_person: ["登录的是另一个人", "Another person is signed in"],
  server_busy: ["服务器忙，稍后再发", "Server busy, sending later"],
  too_old: ["请更新应用", "Update the app"],
  full: ["本机空间已满", "This device is full"],
  refused: ["{n} 条被退回", { one: "{n} change refused", other: "{n} changes refused" }],

  session_title: ["登录已到期", "Your session has ended"],
  session_body: [
    "内容都安全保存在本机，可以照常工作；登录后会自动发送。",
    "Your work is safe on this device and you can go on; it is sent after you sign in.",
  ],
  sign_in: ["去登录", "Sign in"],
  notice_above: ["上面有一条新的提示", "There is a new notice above"],
  notice_show: ["查看", "Show"],
  evicted_title: ["浏览器清空过本机数据", "The browser cleared this device"],
  evicted_body: [
    "这台设备上未发送的内容可能已丢失。已发送的内容会重新取回；请把应用安装到主屏幕，以免再次发生。",
    "What had not been sent from this device may be lost. What was sent is fetched again; install the app so that it does not happen again.",
  ],
  older_title: ["应用已在另一窗口更新", "The app was updated in another window"],
  older_body: ["请重新打开本页后继续。", "Reload this page to go on."],
  fault_title: ["本机存储有问题", "Trouble with the storage of this device"],
  revoked_lost: ["这台设备已报失", "This device was reported lost"],
  revoked_retired: ["这台设备已停用", "This device was taken out of use"],
  revoked_body: [
    "正在把未发送的内容交到办公室，交完后会清除您在本机的数据。",
    "What is unsent is being handed in; then your data on this device is removed.",
  ],
  revoked_closed: ["您的账号已停用", "Your account was closed"],
  closed_body: [
    "未发送的内容已交到办公室，列在“被退回的内容”里；如有疑问请联系主管。",
    "What you had not sent is at the office and listed under Refused changes; ask your manager if this is wrong.",
  ],
  understood: ["知道了", "Understood"],
  reload: ["重新打开", "Reload"],

  broken_title: ["这个页面出了故障", "This screen failed"],
  broken_body: [
    "已保存的内容没有受影响，仍在本机。可以重新打开；如果还不行，请导出未发送的内容并联系管理员。",
    "What was saved is untouched and still on this device. Reload; if that does not help, export what is unsent and call your administrator.",
  ],
  part_missing: [
    "页面的一部分没有下载下来。有网络时重新打开即可。",
    "A part of the app could not be loaded. Reload when there is a network.",
  ],
  details: ["故障详情", "Details"],
  export_unsent: ["导出未发送的内容", "Export unsent work"],
  export_failed: ["导出没有成功：{why}", "The export failed: {why}"],
  not_found_title: ["没有这个页面", "There is no such page"],
  not_found_body: ["链接可能不完整。", "The link may be incomplete."],
  to_today: ["回到今天", "Back to today"],
});
