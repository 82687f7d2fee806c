// Words of what leaves the firm as a file: asked for, ruled on, given out.

import { texts } from "./texts";

export const t = texts({
  title: ["导出记录", "Exports"],
  intro: [
    "设备清单导出为文件，都记在日志里：谁、何时、多少台、作什么用。经理和管理员可以直接导出，其他人先申请；批准后一天内可导出一次。",
    "Each list that leaves as a file stands in the log: who, when, how many, what for. Managers and administrators export on their own word, others ask first; an approval serves once, within a day.",
  ],
  not_allowed: ["您的角色看不到导出记录。", "Your role does not see exports."],
  none: ["还没有导出过", "Nothing was exported yet"],
  waiting: ["{n} 个申请等待决定", { one: "{n} request waits", other: "{n} requests wait" }],
  devices: ["{n} 台设备 · {form}", { one: "{n} device · {form}", other: "{n} devices · {form}" }],
  waits: ["等待决定", "Waits"],
  declined: ["未同意", "Declined"],
  approved: ["已批准", "Approved"],
  ended: ["批准已过期", "Approval has ended"],
  done: ["已导出", "Exported"],
  asked_by: ["{who} 于 {when} 申请", "Asked by {who}, {when}"],
  ruled_by: ["{who} 于 {when} 决定", "Ruled on by {who}, {when}"],
  done_by: ["{who} 于 {when} 导出", "Exported by {who}, {when}"],
  until: ["可导出到 {when}", "Serves until {when}"],
  said: ["理由：{reason}", "Reason: {reason}"],
  file: ["文件校验值 {hash}", "File's checksum {hash}"],
  purpose: ["用途", "What for"],
  purpose_hint: [
    "会记在日志里，例如：年度盘点、医院要求提供清单。",
    "It stands in the log, such as: yearly inventory, the hospital asked for its list.",
  ],
  needs_purpose: ["请写明用途。", "Say what it is for."],
  logged: [
    "这次导出会记在日志里：您、时间、台数、用途。",
    "This export stands in the log: you, the time, how many, what for.",
  ],
  must_ask: [
    "您的角色导出前需要经理或管理员批准。批准后到“导出记录”里下载，一天内有效，只用一次。",
    "Your role needs a manager's or administrator's approval. Then fetch the file under Exports, once, within a day.",
  ],
  form: ["文件格式", "Kind of file"],
  ask: ["申请导出", "Ask for the export"],
  asked: ["已申请，等待批准", "Asked for; it waits for approval"],
  fetch: ["下载文件", "Fetch the file"],
  elsewhere: [
    "选定的设备记在提出申请的那台手机或电脑上；请在那里下载，或重新选同样的设备后导出。",
    "The chosen devices are kept where you asked; fetch the file there, or choose the same devices again and export.",
  ],
  approve: ["批准", "Approve"],
  decline: ["不同意", "Decline"],
  own: ["由另一位经理或管理员决定。", "Another manager or administrator rules on it."],
  approve_title: [
    "批准导出 {n} 台设备？",
    { one: "Let {n} device go out?", other: "Let {n} devices go out?" },
  ],
  decline_title: ["不同意这次导出？", "Decline this export?"],
  approve_body: [
    "一天之内，申请人可把这份清单导出一次。",
    "Within a day, who asked may take this very list out once.",
  ],
  reason: ["理由", "Reason"],
  needs_reason: ["请写明理由，申请人会看到。", "Give a reason; who asked will read it."],
  done_approved: ["已批准", "Approved"],
  done_declined: ["已回复：不同意", "Answered: declined"],
});
