// Words of what two people take out of the log for good.

import { texts } from "./texts";

export const t = texts({
  title: ["内容删除", "Redactions"],
  intro: [
    "把误录的内容（如患者姓名）从日志中彻底删除：一人申请，另一位经理或管理员批准。批准后无法找回，只留下谁、何时、为何。",
    "What was recorded by mistake (a patient's name) leaves the log for good: one person asks, another manager or administrator approves. It cannot be brought back; who, when and why stay.",
  ],
  how: [
    "在记录的历史中提出申请：工单 → 记录与历史；被退回的内容，在“被退回的内容”中提出。",
    "Ask in a record's history: job → records and history; for refused work, in its own list.",
  ],
  none: ["没有申请", "Nothing was asked for"],
  waits: ["等待决定", "Waits"],
  approved: ["已删除", "Taken out"],
  declined: ["未同意", "Declined"],
  asked_by: ["{who} 于 {when} 申请", "Asked by {who}, {when}"],
  ruled_by: ["{who} 于 {when} 决定", "Ruled on by {who}, {when}"],
  fields: ["字段", "Fields"],
  reason: ["原因", "Reason"],
  changes: ["{n} 处记录", { one: "{n} entry", other: "{n} entries" }],
  look: ["查看记录", "See the record"],
  approve: ["批准删除", "Approve"],
  decline: ["不同意", "Decline"],
  own: ["由另一位经理或管理员决定。", "Another manager or administrator rules on it."],
  approve_title: ["彻底删除这些内容？", "Take this out for good?"],
  approve_body: [
    "批准后，内容从日志、数据和所有设备上消失，无法找回。",
    "It leaves the log, the data and every device, and cannot be brought back.",
  ],
  decline_title: ["不同意删除？", "Decline?"],
  note: ["说明", "Note"],
  done_approved: ["已删除", "Taken out"],
  done_declined: ["已回复：不同意", "Answered: declined"],
  failed: ["没有完成：{why}", "Not done: {why}"],
  trouble: ["没有取到：{why}", "It could not be fetched: {why}"],
  offline: ["离线时不能处理，请连上网络。", "This needs a network."],
  ask: ["申请删除内容", "Ask to take this out"],
  ask_title: ["申请删除内容", "Ask for a redaction"],
  ask_body: [
    "选择要删除的字段。另一位经理或管理员批准后才会删除。",
    "Choose the fields. They go when another manager or administrator approves.",
  ],
  ask_fields: ["要删除的字段", "Fields to take out"],
  ask_refused_body: [
    "这条被退回的内容将整条删除：服务器上、导出文件里、作者的设备上都不再有它的文字，也不能再以自己的名义写入。另一位经理或管理员批准后才会删除。",
    "This refused change goes as a whole: its words leave the server, later exports and its author's device, and nobody can take it over any more. It goes when another manager or administrator approves.",
  ],
  whole: ["整条内容", "all of it"],
  refused: ["被退回的内容", "Refused work"],
  refused_of: ["设备 {device} 的第 {n} 条", "change {n} of device {device}"],
  look_refused: ["查看被退回的内容", "See the refused work"],
  need_fields: ["请至少选择一个字段。", "Choose at least one field."],
  need_reason: [
    "请填写原因；不要重复要删除的内容。",
    "Give the reason, without repeating what is to go.",
  ],
  asked: ["已提出申请，等待另一人决定", "Asked; another person rules on it"],
  mark: [
    "{when} 删除了内容：{fields}。{asked} 申请，{approved} 批准。原因：{reason}",
    "Taken out {when}: {fields}. Asked by {asked}, approved by {approved}. Reason: {reason}",
  ],
  not_allowed: ["只有经理和管理员可以处理。", "Only managers and administrators do this."],
  records: ["记录与历史", "Records and history"],
  records_intro: [
    "这个工单下的全部记录；每一条都能查看谁在何时写了什么。",
    "Everything recorded below this job; each shows who wrote what and when.",
  ],
  records_none: ["还没有记录", "Nothing is recorded yet"],
});
