// Words about private links to a report.

import { texts } from "./texts";

export const t = texts({
  key: ["给医院的链接", "Link for the hospital"],
  title: ["给医院的私密链接", "Private link for the hospital"],
  body: [
    "拿到链接的人可以看这份报告并下载 PDF，不用账号；在微信里也能打开。可以随时收回。",
    "Whoever has the link sees this report and its PDF without an account, in WeChat too. You can take it back at any time.",
  ],
  days: ["有效期", "Works for"],
  n_days: ["{n} 天", "{n} days"],
  make: ["生成链接", "Make a link"],
  made: ["链接有效至 {at}，只显示这一次", "The link works until {at}; it is shown this once"],
  copy: ["复制", "Copy"],
  copied: ["已复制", "Copied"],
  share: ["发送", "Share"],
  mail: ["发到邮箱", "Send by e-mail to"],
  send: ["发送邮件", "Send"],
  sent: ["邮件已交付发送", "The mail was handed in"],
  links: ["已发出的链接", "Links given"],
  made_at: ["{at} 生成", "Made {at}"],
  until: ["有效至 {at}", "until {at}"],
  ended: ["已收回", "taken back"],
  opened: ["打开 {n} 次", { one: "opened {n} time", other: "opened {n} times" }],
  take_back_short: ["收回", "Take back"],
  take_back: ["收回链接", "Take the link back"],
});
