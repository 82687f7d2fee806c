// Words of settling values that two people wrote without knowing of each other.

import { texts } from "./texts";

export const t = texts({
  title: ["有分歧的内容", "Contested values"],
  intro: [
    "几个人在互不知情时填写了不同的值。没有丢失任何内容，请选定一个。",
    "Several people wrote different values without knowing of each other. Nothing is lost; choose one.",
  ],
  none: ["没有分歧", "Nothing is contested"],
  none_body: [
    "两个人填写不同的值时，会列在这里。",
    "When two people write different values, they are listed here.",
  ],
  fields: ["{n} 个字段：{names}", { one: "{n} field: {names}", other: "{n} fields: {names}" }],
  record_none: ["这条记录没有分歧", "Nothing is contested in this record"],
  legend: ["“{field}”有 {n} 个不同的值", "“{field}” has {n} different values"],
  here: ["本机", "this device"],
  on: ["设备 {id}", "device {id}"],
  shown: ["目前显示", "Shown now"],
  other_value: ["另填一个值", "Another value"],
  new_value: ["新值", "New value"],
  not_a_number: ["请填写一个数。", "Enter a number."],
  required: ["请填写新值。", "Enter the new value."],
  effect: [
    "选定的值对所有人生效并通知相关的人；其他值保留在历史中，不会删除。",
    "The chosen value counts for everyone and those concerned are told; the others stay in the history.",
  ],
  settle: ["选定", "Settle"],
  settled: ["“{field}”已定为：{value}", "“{field}” is settled: {value}"],
  settled_note: ["已保存在本机，会自动发送。", "Saved on this device and sent by itself."],
  choose_first: ["请先选一个值。", "Choose a value first."],
  open_record: ["打开记录", "Open the record"],
  history: ["历史", "History"],
  history_show: ["查看历史", "Show the history"],
  history_offline: [
    "历史保存在服务器上，有网络时可以查看。",
    "The history lies on the server; it can be seen with a network.",
  ],
  history_none: ["还没有历史", "No history yet"],
  history_trouble: ["没有取到历史：{why}", "The history could not be fetched: {why}"],
  uncertain: ["时间误差约 {span}", "time uncertain by {span}"],
  mark: ["有分歧，去处理", "Contested, settle it"],
  mark_deletion: ["删除有分歧，去处理", "Deletion contested, settle it"],
  mark_of: ["{what}：{words}", "{what}: {words}"],
  marker: ["{n} 处分歧", { one: "{n} contested value", other: "{n} contested values" }],
  gone: ["这条记录不在本机", "This record is not on this device"],
  gone_body: [
    "可能还没有同步到本机，或不在您的可见范围内。",
    "It may not have been synced yet, or is out of your sight.",
  ],
});
