// Words of the list of finished visits that have no sealed report yet.

import { texts } from "./texts";

export const t = texts({
  title: ["待出报告", "Reports to make"],
  intro: [
    "工作已结束、还没有签章报告的工单，等得最久的在前。由做工作的工程师在工单里“写报告”并签章。",
    "Jobs whose work has ended and that have no sealed report yet, the longest waiting first. Whoever did the work makes and seals it in the job.",
  ],
  how_many: [
    "{n} 份报告待出",
    { one: "{n} report is to be made", other: "{n} reports are to be made" },
  ],
  none: ["已结束的工单都有签章的报告", "Every finished job has its sealed report"],
  makes: ["请 {who} 出报告", "{who} to make the report"],
  makes_again: ["请 {who} 签章更正后的报告", "{who} to seal an amended report"],
  withheld: ["原报告 {when} 起不再提供", "The report that there was is withheld since {when}"],
  nobody_makes: [
    "没有分配工程师：先分配，再出报告",
    "No engineer assigned: assign one, then the report can be made",
  ],
  done: ["{when} 完成", "Done {when}"],
  not_available: ["{when} 设备不可用", "Device not available {when}"],
  offline: [
    "离线，现在不知道哪些报告待出。",
    "Offline: which reports are to be made is not known now.",
  ],
  trouble: ["没有取到待出的报告：{why}", "What is to be made could not be fetched: {why}"],
});
