// Words of the working calendar.

import { texts } from "./texts";

export const t = texts({
  title: ["工作日历", "Working calendar"],
  intro: [
    "大陆放假与调休。周计划、排程和工作日期限都按它计算；国务院公布后请在此登记。",
    "Mainland holidays and worked weekends. The week, planning and working-day deadlines count by it; enter each year's notice when it is out.",
  ],
  year: ["年份", "Year"],
  published: ["已公布", "Announced"],
  provisional: ["尚未公布，暂按法定假日", "Not announced yet; statutory days only"],
  shipped: ["随产品附带", "Came with the product"],
  own: ["本公司登记", "Entered by the firm"],
  none: ["没有数据：按周一至周五", "No data: Monday to Friday"],
  legend: [
    "点一天切换：平日可设为休，周末可设为班。",
    "Tap a day to turn it: a weekday off, a weekend worked.",
  ],
  look_only: ["只有经理和管理员可以修改。", "Only managers and administrators change it."],
  mark_published: ["国务院已公布这一年的安排", "The State Council has announced this year"],
  source: ["来源（通知文号或网址）", "Source (number or address of the notice)"],
  edit: ["登记或修改", "Enter or change"],
  save: ["保存日历", "Save the calendar"],
  saved: ["日历已保存在本机", "Calendar saved on this device"],
  off: ["休", "Off"],
  worked: ["班", "On"],
  count: [
    "{off} 个工作日休息，{work} 个周末上班",
    "{off} weekdays off, {work} weekend days worked",
  ],
  failed: ["没有保存：{why}", "Not saved: {why}"],
});
