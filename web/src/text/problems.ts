// Words of the list of what is wrong and not yet made good.

import { texts } from "./texts";

export const t = texts({
  title: ["未解决的问题", "Open problems"],
  intro: [
    "检查中发现的问题和到货问题，到解决为止都列在这里。",
    "What was found on visits or came with a delivery stands here until it is made good.",
  ],
  shows: ["显示", "Show"],
  show_all: ["全部", "All"],
  show_idle: ["还没有工单", "Without a job"],
  how_many: ["{n} 个问题，其中 {idle} 个还没有工单", "{n} open, {idle} of them without a job"],
  none: ["没有未解决的问题", "Nothing is open"],
  none_idle: ["每个问题都有工单", "Each has its job"],
  none_body: [
    "不合格项确认后、到货问题记录后会出现在这里。",
    "Confirmed findings and recorded delivery issues will stand here.",
  ],
  since: ["{day}起", "since {day}"],
});
