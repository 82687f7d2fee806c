// Words of the screen after a device was taken out of use and cleared.

import { texts } from "./texts";

export const t = texts({
  title: ["本机已清除", "This device was cleared"],
  lost: ["{name} 的这台设备已报失", "{name}'s device here was reported lost"],
  retired: ["{name} 的这台设备已停用", "{name}'s device here was taken out of use"],
  when: ["清除时间：{at}", "Cleared {at}"],
  handed_in: [
    "{n} 条记录都已交到办公室",
    { one: "{n} change is at the office", other: "All {n} changes are at the office" },
  ],
  cleared: [
    "照片也已上交。此人在本机的内容已全部删除。",
    "Photos too. All that lay here of this person was then removed.",
  ],
  mistake: [
    "如果弄错了，请联系主管，然后在本机重新登录。",
    "If this was a mistake, speak to your manager and then sign in here anew.",
  ],
  nothing: ["本机没有被清除", "Nothing was cleared here"],
});
