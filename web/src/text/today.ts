// Words of the first screen: my jobs, what is done, what waits to be sent.

import { texts } from "./texts";

export const t = texts({
  title: ["今天", "Today"],
  loading: ["正在读取我的工单…", "Reading your jobs…"],
  overdue: ["逾期", "Overdue"],
  today: ["今天", "Today"],
  upcoming: ["以后", "Coming up"],
  done: ["已结束", "Ended"],
  count: ["{n} 个", { one: "{n} job", other: "{n} jobs" }],
  urgent: ["紧急", "Urgent"],
  contested: ["有分歧", "Contested"],
  due: ["截止 {day}", "due {day}"],
  planned: ["计划 {day}", "planned {day}"],
  none: ["没有工单", "No jobs"],
  none_body: ["派给您的工单会出现在这里。", "Jobs assigned to you appear here."],
  to_office: ["去办公室看全部工单", "See all jobs in the office"],
  none_filling_offline: ["您的工单还没有取回", "Your jobs have not been fetched yet"],
  none_filling: ["正在取回您的工单…", "Your jobs are being fetched…"],
  free: ["今天没有工单", "Nothing to do today"],
  filling_title: ["第一次同步还没有完成", "The first sync is still running"],
  filling_body: [
    "您的工单最先取回，已经取回的现在就能打开。",
    "Your own jobs come first; those that are here can be opened now.",
  ],
  filling_offline: [
    "现在连不上服务器；有网络时会自动接着取。",
    "The server cannot be reached now; it goes on by itself when there is a network.",
  ],
  unsent: [
    "{n} 条待发送，都已保存在本机",
    {
      one: "{n} change to send, saved on this device",
      other: "{n} changes to send, saved on this device",
    },
  ],
  unsent_since: ["最早一条：{ago}", "The oldest: {ago}"],
  photos_waiting: [
    "{n} 个图片文件待发送",
    { one: "{n} picture file to send", other: "{n} picture files to send" },
  ],
  refused: [
    "{n} 条被退回，去处理",
    { one: "{n} change was refused: mend it", other: "{n} changes were refused: mend them" },
  ],
});
