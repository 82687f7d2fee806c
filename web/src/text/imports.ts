// Words of bringing an equipment list in from a spreadsheet.

import { texts } from "./texts";

export const t = texts({
  title: ["导入设备", "Bring in equipment"],
  intro: [
    "支持 Excel（.xlsx）和 CSV（UTF-8、GB18030，逗号、分号或制表符）。列名上方可以有标题，合并的单元格按每行读取。先查看结果，确认后才写入。",
    "Excel (.xlsx) and CSV (UTF-8 or GB18030; comma, semicolon or tab). A title may stand above the headings; what is merged over rows counts for each. You look at the result first; nothing is written before you confirm.",
  ],
  not_allowed: ["您的角色不能导入设备。", "Your role may not bring in equipment."],
  choose: ["选择文件", "Choose a file"],
  other: ["换一个文件", "Another file"],
  reading: ["正在读取…", "Reading…"],
  not_read: ["没有读取：{why}", "Not read: {why}"],
  too_large: ["文件超过 {most}。", "The file is larger than {most}."],
  columns: ["列的含义", "What the columns are"],
  columns_hint: ["会记住您的选择，下次自动套用。", "Your choice is remembered for the next list."],
  skip: ["不导入", "Leave out"],
  for_example: ["例如：{text}", "e.g. {text}"],
  risk_function: ["风险：功能", "Risk: function"],
  risk_risk: ["风险：应用", "Risk: use"],
  risk_maintenance: ["风险：维护", "Risk: maintenance"],
  id: ["系统编号", "Id"],
  places: ["系统中没有的名称", "Names that are new here"],
  places_hint: [
    "医院须选定或新建；科室、合同、设备类别不选则按原样新建。请核对是否只是写法不同。",
    "Choose or make each hospital; a department, contract or class is new unless you choose which it is. Look whether it is only spelled otherwise.",
  ],
  keep_name: ["按原样，作为新名称", "As it stands, as a new one"],
  clears: [
    "{n} 个空单元格清除原值",
    { one: "{n} empty cell empties the field", other: "{n} empty cells empty the field" },
  ],
  column: ["{letters} 列“{heading}”", "Column {letters} “{heading}”"],
  nothing_there: ["（空）", "(empty)"],
  twice_with: ["与第 {n} 行是同一台设备或编号相同", "The same device, or number, as in row {n}"],
  make: ["新建", "Make it"],
  decide: ["请选择…", "Choose…"],
  in_rows: ["{n} 行", { one: "{n} row", other: "{n} rows" }],
  result: ["结果预览", "What would happen"],
  rows: ["共 {n} 行", { one: "{n} row", other: "{n} rows" }],
  new: ["新增 {n}", "{n} new"],
  changed: ["修改 {n}", "{n} changed"],
  same: ["相同 {n}", "{n} the same"],
  wrong: ["有误 {n}", "{n} wrong"],
  faults: ["要改正的地方", "To be mended"],
  faults_hint: [
    "全部改正后才能导入；可以改文件，也可以调整列的含义。",
    "Nothing comes in until all is mended, in the file or by the columns above.",
  ],
  more_faults: ["还有更多，未列出。", "There are more that are not listed."],
  row: ["第 {n} 行", "Row {n}"],
  lines: ["新增和修改的设备", "New and changed devices"],
  what_new: ["新增", "New"],
  what_changed: ["修改", "Changed"],
  what_same: ["相同", "Same"],
  write: ["导入 {n} 台", { one: "Bring in {n} device", other: "Bring in {n} devices" }],
  nothing: ["没有要写入的内容：都与系统中相同。", "Nothing to write: all of it is there already."],
  done: [
    "导入完成：新增 {fresh} 台，修改 {changed} 台",
    "Brought in: {fresh} new, {changed} changed",
  ],
  done_hint: [
    "会随同步出现在各人的设备上；每台设备的历史中可以看到是谁导入的。",
    "They reach everybody's devices by the sync; each device's history says who brought it in.",
  ],
  see: ["查看设备列表", "See the list of equipment"],
});

/** What is wrong with a cell or a row, by the server's code. */
export const faults = texts({
  unknown_place: [
    "系统中没有这家医院，请在上面选择",
    "This hospital is unknown; choose above what it is",
  ],
  ambiguous_place: ["有两处同名，请用系统编号", "Two have this name; use the id"],
  department_without_hospital: ["有科室却没有医院", "A department without a hospital"],
  bad_day: ["不是日期（如 2024-03-05）", "Not a day (such as 2024-03-05)"],
  bad_choice: ["不在可选值之内", "None of the possible values"],
  bad_number: ["不是整数或超出范围", "Not a whole number, or out of bounds"],
  bad_risk: [
    "评分超出范围（功能 2–10，应用 1–5，维护 1–5）",
    "Out of bounds (function 2–10, use 1–5, maintenance 1–5)",
  ],
  risk_incomplete: ["三项评分须一起填写", "The three scores belong together"],
  blurred: [
    "单元格是数字格式，超过 15 位的数字已被表格改动；请设为文本后重新填写",
    "The cell holds a number, and the spreadsheet changed what is beyond 15 digits; make it text and type it anew",
  ],
  mangled: [
    "编号被表格改成了科学计数，原来的数字已丢失；请在表格中把该列设为文本，重新填写编号",
    "The spreadsheet made a rounded number of this and its digits are lost; make the column text there and type the number anew",
  ],
  cut_digits: [
    "第 15 位之后全是 0，像是被表格改动过；请核对。确实如此的，请用 Excel（.xlsx）并设为文本后导入",
    "All zeros beyond the 15th digit, as spreadsheets make them; look it up. If it is right, bring it as Excel (.xlsx) in a text cell",
  ],
  became_day: [
    "表格把编号变成了日期；请在表格中把该列设为文本，重新填写编号",
    "The spreadsheet made a day of this; make the column text there and type the number anew",
  ],
  error_cell: [
    "单元格里是公式错误（如 #N/A）；请填写实际内容，或清空该单元格",
    "The cell holds a formula's error (such as #N/A); type what belongs there, or empty the cell",
  ],
  unclear_format: [
    "读不出该单元格数字格式显示的内容；请设为文本，按显示的样子重新填写",
    "What the cell's number format shows cannot be read; make it text and type it as it is shown",
  ],
  bared: [
    "系统中有编号相同、前面多几个 0 的设备；请在表格中设为文本并补上 0。如是另一台设备，请在系统里单独新建",
    "A device here has this number with zeros in front; make the cell text and put the zeros back. If it is another device, add it here by hand",
  ],
  too_long: ["太长", "Too long"],
  missing: ["缺少必填内容", "Something required is missing"],
  twice: ["与前面某一行是同一台设备", "The same device as in an earlier row"],
  ambiguous: ["编号对应多台设备", "The numbers fit several devices"],
  contradiction: ["编号分别对应不同的设备", "The numbers belong to different devices"],
  unknown_id: ["系统中没有这个编号", "No device has this id"],
  other: ["不正确", "Wrong"],
});
