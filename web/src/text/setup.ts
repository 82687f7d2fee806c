// Words of the set-up of a new server.

import { texts } from "./texts";

export const t = texts({
  title: ["新服务器设置", "Set up this server"],
  intro: [
    "这台服务器还没有数据。填写公司和第一位管理员，之后即可添加同事、医院和设备。",
    "This server holds no data yet. Name the firm and its first administrator; colleagues, hospitals and equipment follow.",
  ],
  firm_zh: ["公司名称", "Firm's name in Chinese"],
  firm_en: ["公司英文名称", "Firm's name in English"],
  name: ["管理员姓名", "Administrator's name"],
  login: ["登录名", "Login"],
  login_hint: ["用来登录；不能有空格。", "Used to sign in; no spaces."],
  password: ["密码", "Password"],
  password_hint: ["至少 8 个字符，不能与登录名相同。", "At least 8 characters, and not the login."],
  again: ["再次输入密码", "Password again"],
  not_same: ["两次输入的密码不一样。", "The two passwords differ."],
  missing: ["请填写这一项。", "Please fill this in."],
  short: ["至少 8 个字符。", "At least 8 characters."],
  as_login: ["密码不能与登录名相同。", "The password must not be the login."],
  bad_login: ["登录名不能有空格，最多 100 个字符。", "No spaces, 100 characters at most."],
  submit: ["完成设置", "Set up"],
  no_token: [
    "链接不完整：缺少 # 后面的部分。请复制服务器启动时显示的整个链接。",
    "The link is incomplete: the part after # is missing. Copy the whole link that the server printed.",
  ],
  checking: ["正在检查链接…", "Checking the link…"],
  used: [
    "这个链接已用过或已失效。服务器若仍无数据，重启后会显示新的链接。",
    "This link was used or is no longer valid. If the server still has no data, a restart prints a new one.",
  ],
  done_title: ["设置完成", "The server is ready"],
  done_body: [
    "管理员“{name}”已建立并已登录；以后用登录名 {login} 登录。",
    "The administrator “{name}” is there and signed in; the login is {login}.",
  ],
});
