// Words that lead a new firm to its first job.

import { texts } from "./texts";

export const t = texts({
  title: ["从这里开始", "Start here"],
  so_far: ["已完成 {n} / {all}", "{n} of {all} done"],
  done: ["已有", "There already"],
  hospital: ["添加医院和科室", "Add a hospital and its departments"],
  hospital_note: ["公司服务的客户", "The customers you serve"],
  person: ["添加工程师", "Add an engineer"],
  person_note: [
    "给他一个登录链接，并选定负责的医院",
    "Hand over a sign-in link and choose the hospitals",
  ],
  equipment: ["录入设备", "Enter the equipment"],
  equipment_note: ["逐台新建，或从表格一次导入", "One by one, or a whole list from a spreadsheet"],
  job: ["建立第一个工单", "Create the first job"],
  job_note: [
    "选设备和工程师；检查表已随产品附带",
    "Choose a device and an engineer; the checklists are there",
  ],
  next: ["下一步：{what}", "Next: {what}"],
});
