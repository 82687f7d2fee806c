// Words about signatures: what they mean, how to give one, why there is none.

import { texts } from "./texts";

export const t = texts({
  sign: ["签字", "Sign"],
  sign_again: ["重新签字", "Sign again"],
  act: ["签字方式", "How"],
  act_signed: ["签字", "Sign"],
  act_refused: ["拒绝签字", "Refuses"],
  act_not_present: ["不在场", "Not present"],
  signed: ["已签字", "Signed"],
  refused: ["拒绝签字", "Refused"],
  not_present: ["不在场", "Not present"],
  role_engineer: ["工程师", "Engineer"],
  role_customer: ["医院", "Hospital"],
  role_witness: ["见证人", "Witness"],

  means_engineer: [
    "我完成了本检查表的工作，以上记录属实。",
    "I did the work on this checklist and the records are true.",
  ],
  means_customer: [
    "我确认以上工作已完成，结果已向我说明。",
    "I confirm that this work was done and its results were explained to me.",
  ],
  means_witness: ["我见证了以上记录。", "I witnessed these records."],
  means_unavailable: [
    "我确认设备本次未能交付检测，原因如上。",
    "I confirm that the equipment could not be handed over for the reason given.",
  ],
  other_meaning: [
    "这个签字确认的是另一种情况，需要重新签字。",
    "This signature confirms something else: it must be given again.",
  ],
  replaces: [
    "新的签字会代替原来的；原签字仍留在历史中。",
    "The new signature replaces the old one, which stays in the history.",
  ],

  name: ["姓名", "Name"],
  name_if_known: ["联系人姓名（知道的话）", "Contact's name, if known"],
  name_needed: ["请写姓名", "Please give the name"],
  nobody: ["无人", "nobody"],
  position: ["职务", "Position"],
  paper: ["签字区：用手指或笔书写", "Signature area: write with a finger or pen"],
  paper_hint: ["在这里签字", "Sign here"],
  empty: ["还没有签字：请在签字区书写", "There is no signature yet: write in the area"],
  undo: ["撤销一笔", "Undo a stroke"],
  clear: ["清空", "Clear"],
  save: ["确认签字", "Confirm the signature"],
  reason: ["原因", "Reason"],
  reason_needed: ["请写明原因", "Please give the reason"],
  record: ["记录", "Record"],
  recorded: ["已记录", "Recorded"],
  drawn: ["{name} 的签字", "Signature of {name}"],
  thinned: [
    "签名较长，保存时均匀省去了 {n} 个点，笔迹形状不变",
    "The signature is long: {n} points were left out evenly, its shape stays",
  ],
  too_many_strokes: ["超过 {n} 笔，请清空后重签", "Over {n} strokes: clear and sign again"],
});
