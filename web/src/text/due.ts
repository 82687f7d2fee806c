// Words of what is due and of planning it: periods, visits, preview.

import { texts } from "./texts";

export const t = texts({
  title: ["到期与排程", "Due and planning"],
  as_of: ["计算于 {when}", "Computed {when}"],
  refresh: ["重新计算", "Compute again"],
  computing: ["正在计算…", "Computing…"],
  offline_old: [
    "离线，显示的是 {when} 的计算结果；之后本机的排程已计入。",
    "Offline: this is as of {when}; what this device planned since is counted.",
  ],
  offline_none: [
    "离线，本机还没有计算结果。连上网络后会自动取得。",
    "Offline, and nothing was computed for this device yet. It comes with the network.",
  ],
  trouble: ["没有取到：{why}", "It could not be fetched: {why}"],
  too_short: [
    "这份结果只算到 {day}，联网后重新计算。",
    "This answer reaches until {day} only; compute again with a network.",
  ],
  quarter: ["季度", "Quarter"],
  quarter_name: ["{year}年第{n}季度", "Q{n} {year}"],
  contract: ["合同", "Contract"],
  all_contracts: ["全部合同", "All contracts"],
  class: ["设备类别", "Class"],
  all_classes: ["全部类别", "All classes"],
  show: ["显示", "Show"],
  show_open: ["未排程", "Not planned"],
  show_planned: ["已排程", "Planned"],
  counts: [
    "{n} 台次到期未排程，其中 {late} 已逾期",
    "{n} due and not planned, {late} of them overdue",
  ],
  planned_count: ["{n} 台次已排程", "{n} planned"],
  none: ["没有到期未排程的保养", "Nothing is due that is not planned"],
  none_planned: ["没有已排程的保养", "Nothing is planned"],
  due: ["到期 {day}", "due {day}"],
  late: ["已逾期", "Overdue"],
  open_now: ["窗口已开", "Window open"],
  plan_by: ["假日前最迟 {day}", "by {day}, before the holiday"],
  last_done: ["上次 {day}", "last {day}"],
  never_done: ["尚无完成记录", "never done so far"],
  gap: ["为保持间隔，{day} 前", "for the distance between visits, by {day}"],
  missed: [
    "一年内漏 {n} 期",
    { one: "{n} period missed in a year", other: "{n} periods missed in a year" },
  ],
  by_risk: ["按风险 {n} 个月", "by risk, every {n} months"],
  by_device: ["按设备档案 {n} 个月", "by its record, every {n} months"],
  assumed: [
    "到期日按启用日期起算，前后 15 天为窗口（假定值，合同未写明）。",
    "Counted from the day of first use; 15 days before and after are the window (assumed, no contract states it).",
  ],
  no_start: [
    "{n} 台设备没有启用日期，无法计算",
    { one: "{n} device has no day of first use", other: "{n} devices have no day of first use" },
  ],
  no_checklist: [
    "{n} 台设备按风险需要保养，但没有适用的检查表",
    {
      one: "{n} device needs maintenance by its risk, but no checklist fits",
      other: "{n} devices need maintenance by their risk, but no checklist fits",
    },
  ],
  select_all: ["全选（{n}）", "Select all ({n})"],
  select_none: ["取消选择", "Select none"],
  select_hospital: ["选择 {name} 的全部", "Select all of {name}"],
  plan: ["为 {n} 台次排程", { one: "Plan {n} device", other: "Plan {n} devices" }],
  plan_title: ["排程", "Plan"],
  nothing_chosen: ["还没有选择设备", "Nothing is selected yet"],
  nothing_chosen_body: ["请先在“到期与排程”中选择。", "Select on “Due and planning” first."],
  taken: [
    "您选的 {n} 台次已有人排程，不再列入。",
    {
      one: "{n} device that you selected has been planned meanwhile and is not among them any more.",
      other:
        "{n} devices that you selected have been planned meanwhile and are not among them any more.",
    },
  ],
  who: ["由谁去", "Who goes"],
  when: ["在哪些天", "On which days"],
  from: ["从", "From"],
  until: ["到", "Until"],
  per_day: ["每人每天（小时）", "Hours per person and day"],
  preview: ["预览", "Preview"],
  summary: ["{visits} 次上门，{jobs} 个工单", "{visits} visits, {jobs} jobs"],
  over_by_then: [
    "{n} 台次这一期到所选的第一天就已结束，不能再排；它们的下一期单独列出。",
    {
      one: "The period of {n} device is over by the first day chosen and can no longer be planned; its next one is listed by itself.",
      other:
        "The periods of {n} devices are over by the first day chosen and can no longer be planned; their next ones are listed by themselves.",
    },
  ],
  unplaced: [
    "{n} 台次排不下：增加工程师、天数或每天小时数。",
    {
      one: "{n} device does not fit: add engineers, days or hours.",
      other: "{n} devices do not fit: add engineers, days or hours.",
    },
  ],
  need_engineer: ["请至少选择一位工程师。", "Choose at least one engineer."],
  visit: ["{n} 台 · {time}", { one: "{n} device · {time}", other: "{n} devices · {time}" }],
  out_of_window: [
    "在窗口之外：{n} 台",
    { one: "outside the window: {n} device", other: "outside the window: {n} devices" },
  ],
  after_due: [
    "晚于到期：{n} 台",
    { one: "after the due day: {n} device", other: "after the due day: {n} devices" },
  ],
  full: ["超出 {n}", "{n} too much"],
  engineer: ["工程师", "Engineer"],
  day: ["日期", "Day"],
  leave_out: ["不排", "Leave out"],
  devices: ["设备", "Devices"],
  create: ["建立 {n} 个工单", { one: "Create {n} job", other: "Create {n} jobs" }],
  created: [
    "已排程 {n} 个工单，保存在本机。",
    {
      one: "{n} job planned, saved on this device.",
      other: "{n} jobs planned, saved on this device.",
    },
  ],
  not_created: ["没有全部保存（{n} 个已保存）：{why}", "Not all was saved ({n} were): {why}"],
  planned_last: [
    "{when}，您排了 {n} 个工单。",
    { one: "You planned {n} job: {when}.", other: "You planned {n} jobs: {when}." },
  ],
  gone_on: [
    "其中 {n} 个之后已开工或被改动，撤销时保留。",
    {
      one: "{n} of them was begun or changed since and stays.",
      other: "{n} of them were begun or changed since and stay.",
    },
  ],
  doubled: [
    "您排的工单中，{n} 个另一位同事同时也排了",
    {
      one: "{n} of the jobs you planned was planned by a colleague at the same time",
      other: "{n} of the jobs you planned were planned by a colleague at the same time",
    },
  ],
  doubled_note: [
    "两边的安排都在：要么两人都去，要么有两个日期。请选定以谁的为准，或在周计划中逐个处理。",
    "Both plannings stand: two people would go, or there are two days. Choose whose counts, or settle them one by one in the week.",
  ],
  mine: ["以我的为准", "Mine counts"],
  theirs: ["以对方的为准", "Theirs counts"],
  mine_stands: ["已按您的安排", "Your planning counts"],
  theirs_stands: ["已按对方的安排", "The colleague's planning counts"],
  stays: ["就这样，不再提示", "Leave it so"],
  undo: ["撤销这次排程", "Undo this planning"],
  undo_title: ["撤销 {n} 个工单？", { one: "Take {n} job back?", other: "Take {n} jobs back?" }],
  undo_body: [
    "这些工单会从所有人的计划中去掉，设备重新列为未排程。",
    "They leave everybody's plan, and their devices are listed as not planned again.",
  ],
  undone: ["已撤销 {n} 个", { one: "{n} undone", other: "{n} undone" }],
  undone_but: ["已撤销 {n} 个；{left} 个已有进展，保留", "{n} undone; {left} had gone on and stay"],
  to_week: ["查看周计划", "See the week"],
  not_allowed: ["您的角色不能排程。", "Your role does not plan."],
});
