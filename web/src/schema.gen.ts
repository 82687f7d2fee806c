// Written by `python -m server types` from server/domain and server/errors.py; not edited by hand.

export type Role = "engineer" | "agent" | "supervisor" | "manager" | "trainer" | "training_lead" | "parts_clerk" | "archive_clerk" | "quality" | "admin";

export type Outcome = "pass" | "fail" | "watch" | "not_applicable" | "not_tested";

export type Act = "taken_over" | "put_aside";

export type Said = "taken_over" | "put_aside" | "redacted";

export type What = "equipment";

export type Form = "xlsx" | "csv";

export interface Reading {
  raw?: string;
  value?: number | null;
  unit?: string;
  instrument?: string;
  outcome?: Outcome;
  reason?: string;
  limits?: Record<string, number | null>;
  special?: string;
  copied?: boolean;
}

export interface Person {
  name: string;
  name_en: string;
  role: Role;
  hospitals: string[];
  active: boolean;
  deleted: boolean;
}

export interface Letterhead {
  zh: string;
  en: string;
  address: string;
  phone: string;
  deleted: boolean;
}

export interface Template {
  code: string;
  version: number;
  zh: string;
  en: string;
  report_zh: string;
  device_class: string;
  contract: string;
  interval_months: number;
  estimated_min: number;
  job_type: "" | "inspection" | "repair" | "installation" | "training";
  items: Record<string, unknown>[];
  change: string;
  retired: boolean;
  standard: number;
  deleted: boolean;
}

export interface LimitTable {
  unit: string;
  limit: "max" | "min";
  by: string[];
  values: Record<string, unknown>;
  special: Record<string, unknown>;
  note: string;
  source: string;
  confidence: string;
  zh: string;
  en: string;
  confirmed_by: string;
  confirmed_at: number;
  confirmed_values: string;
  standard: number;
  deleted: boolean;
}

export interface Instrument {
  name: string;
  name_en: string;
  model: string;
  serial: string;
  calibration_due: string;
  measures: string;
  calibrated: string;
  calibrated_by: string;
  certificate_no: string;
  certificate: string;
  certificate_type: string;
  note: string;
  deleted: boolean;
}

export interface Hospital {
  zh: string;
  en: string;
  grade: string;
  address: string;
  note: string;
  deleted: boolean;
}

export interface Department {
  hospital: string;
  zh: string;
  en: string;
  deleted: boolean;
}

export interface Equipment {
  hospital: string;
  department: string;
  name_zh: string;
  name_en: string;
  device_class: string;
  vendor: string;
  model: string;
  serial: string;
  udi: string;
  asset_no: string;
  contract: string;
  start_date: string;
  location: string;
  state: "in_use" | "limited" | "out_of_use" | "retired";
  safety_class: "" | "I" | "II" | "int";
  applied_part: "" | "B" | "BF" | "CF" | "none";
  risk: Record<string, unknown> | null;
  nomenclature: string;
  registration_no: string;
  production_date: string;
  supplier: string;
  service_provider: string;
  purchase_date: string;
  cost: string;
  power: string;
  pm_months: number;
  arrived_on: string;
  goods_accepted_on: string;
  installed_on: string;
  project_accepted_on: string;
  warranty_start: string;
  warranty_end: string;
  limits: Record<string, Record<string, number>>;
  codes: string[];
  note: string;
  deleted: boolean;
}

export interface EquipmentDocument {
  hospital: string;
  equipment: string;
  title: string;
  type: "manual" | "certificate" | "inspection_report" | "warranty" | "acceptance" | "contract" | "other";
  expires: string;
  blob: string;
  mime: string;
  size: number;
  note: string;
  deleted: boolean;
}

export interface DeliveryIssue {
  hospital: string;
  equipment: string;
  job: string;
  type: "shortage" | "damage" | "poor_quality" | "wrong_origin" | "wrong_spec";
  what: string;
  quantity: string;
  note: string;
  blob: string;
  thumb: string;
  mime: string;
  size: number;
  state: "open" | "resolved";
  resolution: string;
  resolved_on: string;
  followup: string;
  deleted: boolean;
}

export interface Job {
  number: string;
  type: "inspection" | "repair" | "installation" | "training";
  hospital: string;
  equipment: string;
  template: string;
  contract: string;
  planned: string;
  due: string;
  period: string;
  engineers: string[];
  urgency: "normal" | "urgent";
  note: string;
  advice: string;
  guidance: string;
  deleted: boolean;
}

export interface Step {
  job: string;
  step: "accepted" | "departed" | "arrived" | "started" | "paused" | "resumed" | "done" | "not_available" | "reopened" | "cancelled";
  note: string;
  voids: string;
  deleted: boolean;
}

export interface Run {
  job: string;
  equipment: string;
  template: string;
  version: number;
  outcome: "" | "completed" | "partial" | "device_not_available";
  unavailable: Record<string, string> | null;
  instrument: string;
  instruments: string[];
  scanned: string;
  scanned_at: number;
  deleted: boolean;
}

export interface Answer {
  job: string;
  run: string;
  item: string;
  reading: Reading | null;
  note: string;
  deleted: boolean;
}

export interface Photo {
  job: string;
  run: string;
  item: string;
  finding: string;
  blob: string;
  thumb: string;
  mime: string;
  width: number;
  height: number;
  size: number;
  caption: string;
  patient_checked: boolean;
  deleted: boolean;
}

export interface Finding {
  job: string;
  run: string;
  item: string;
  equipment: string;
  text: string;
  severity: "minor" | "major" | "unsafe";
  state: "draft" | "open" | "done";
  followup: string;
  deleted: boolean;
}

export interface Signature {
  job: string;
  run: string;
  item: string;
  role: "engineer" | "customer" | "witness";
  name: string;
  meaning: string;
  act: "signed" | "refused" | "not_present";
  reason: string;
  position: string;
  strokes: number[][][];
  width: number;
  height: number;
  voids: string;
  deleted: boolean;
}

export interface WorkItem {
  job: string;
  text: string;
  minutes: number | null;
  order: number;
  confirmed: boolean;
  deleted: boolean;
}

export interface Seal {
  job: string;
  number: string;
  report: string;
  key: string;
  signature: string;
  lang: string;
  amends: string;
  reason: string;
  deleted: boolean;
}

export interface Withholding {
  job: string;
  seal: string;
  redaction: string;
  deleted: boolean;
}

export interface Redaction {
  kind: string;
  record: string;
  fields: string[];
  ops: number[];
  reason: string;
  deleted: boolean;
}

export interface Ruling {
  redaction: string;
  act: "approved" | "declined";
  reason: string;
  stand_ins: Record<string, string>;
  deleted: boolean;
}

export interface CalendarYear {
  published: boolean;
  off: string[];
  work: string[];
  source: string;
  deleted: boolean;
}

export interface Absence {
  person: string;
  first: string;
  last: string;
  reason: "leave" | "ill" | "training" | "other";
  note: string;
  deleted: boolean;
}

export interface SigningKey {
  device: string;
  person: string;
  spki: string;
  at: number;
  deleted: boolean;
}

export interface DeviceWord {
  device: string;
  person: string;
  word: "lost" | "retired" | "back" | "wiped";
  at: number;
  reason: string;
  deleted: boolean;
}

export interface AccountWord {
  person: string;
  word: "linked" | "password";
  deleted: boolean;
}

export interface TrayWord {
  device: string;
  n: number;
  person: string;
  act: Said;
  reason: string;
  hash: string;
  code: string;
  kind: string;
  record: string;
  blobs: string[];
  deleted: boolean;
}

export interface ExportWish {
  what: What;
  form: Form;
  rows: number;
  ids: string;
  purpose: string;
  deleted: boolean;
}

export interface ExportRuling {
  wish: string;
  act: "approved" | "declined";
  reason: string;
  deleted: boolean;
}

export interface ExportDone {
  what: What;
  form: Form;
  rows: number;
  ids: string;
  file: string;
  purpose: string;
  wish: string;
  deleted: boolean;
}

export interface Shape {
  person: Person;
  letterhead: Letterhead;
  template: Template;
  limit_table: LimitTable;
  instrument: Instrument;
  hospital: Hospital;
  department: Department;
  equipment: Equipment;
  equipment_document: EquipmentDocument;
  delivery_issue: DeliveryIssue;
  job: Job;
  step: Step;
  run: Run;
  answer: Answer;
  photo: Photo;
  finding: Finding;
  signature: Signature;
  work_item: WorkItem;
  seal: Seal;
  withholding: Withholding;
  redaction: Redaction;
  ruling: Ruling;
  calendar_year: CalendarYear;
  absence: Absence;
  signing_key: SigningKey;
  device_word: DeviceWord;
  account_word: AccountWord;
  tray_word: TrayWord;
  export_wish: ExportWish;
  export_ruling: ExportRuling;
  export_done: ExportDone;
}

export type Kind = keyof Shape;
export type Policy = "earliest" | "greatest" | "members";
export interface KindInfo {
  fact: boolean;
  root: [Kind, string] | null;
  policy: Record<string, Policy>;
  blobs: string[];
}

export const KINDS: { [K in Kind]: KindInfo } = {
  person: { fact: false, root: null, policy: { hospitals: "members" }, blobs: [] },
  letterhead: { fact: false, root: null, policy: {}, blobs: [] },
  template: { fact: false, root: null, policy: {}, blobs: [] },
  limit_table: { fact: false, root: null, policy: {}, blobs: [] },
  instrument: { fact: false, root: null, policy: {}, blobs: ["certificate"] },
  hospital: { fact: false, root: null, policy: {}, blobs: [] },
  department: { fact: false, root: ["hospital", "hospital"], policy: {}, blobs: [] },
  equipment: { fact: false, root: ["hospital", "hospital"], policy: { codes: "members" }, blobs: [] },
  equipment_document: { fact: false, root: ["hospital", "hospital"], policy: {}, blobs: ["blob"] },
  delivery_issue: { fact: false, root: ["hospital", "hospital"], policy: {}, blobs: ["blob", "thumb"] },
  job: { fact: false, root: null, policy: { engineers: "members" }, blobs: [] },
  step: { fact: true, root: ["job", "job"], policy: {}, blobs: [] },
  run: { fact: false, root: ["job", "job"], policy: { version: "earliest", instruments: "members", scanned_at: "earliest" }, blobs: [] },
  answer: { fact: false, root: ["job", "job"], policy: {}, blobs: [] },
  photo: { fact: false, root: ["job", "job"], policy: {}, blobs: ["blob", "thumb"] },
  finding: { fact: false, root: ["job", "job"], policy: {}, blobs: [] },
  signature: { fact: true, root: ["job", "job"], policy: {}, blobs: [] },
  work_item: { fact: false, root: ["job", "job"], policy: {}, blobs: [] },
  seal: { fact: true, root: ["job", "job"], policy: {}, blobs: ["report"] },
  withholding: { fact: true, root: ["job", "job"], policy: {}, blobs: [] },
  redaction: { fact: true, root: null, policy: {}, blobs: [] },
  ruling: { fact: true, root: null, policy: {}, blobs: [] },
  calendar_year: { fact: false, root: null, policy: {}, blobs: [] },
  absence: { fact: false, root: null, policy: {}, blobs: [] },
  signing_key: { fact: true, root: null, policy: {}, blobs: [] },
  device_word: { fact: true, root: null, policy: {}, blobs: [] },
  account_word: { fact: true, root: null, policy: {}, blobs: [] },
  tray_word: { fact: true, root: null, policy: {}, blobs: [] },
  export_wish: { fact: true, root: null, policy: {}, blobs: [] },
  export_ruling: { fact: true, root: null, policy: {}, blobs: [] },
  export_done: { fact: true, root: null, policy: {}, blobs: [] },
};

export const ERRORS: Record<string, { zh: string; en: string }> = {
  malformed: { zh: "请求格式不对，再发一次也没有用；请更新应用后重试。", en: "The request is not of the agreed form and sending it again will not help; update the app." },
  weak_password: { zh: "密码至少 8 个字符，且不能与登录名相同；请换一个。", en: "A password has at least 8 characters and is not the login; choose another one." },
  signed_out: { zh: "登录已失效，本机内容都还在；请重新登录后继续发送。", en: "You are signed out; everything stays on this device. Sign in again to go on sending." },
  wrong_password: { zh: "登录名或密码不对；请检查后再试。", en: "Login or password is wrong; check both and try again." },
  wrong_link: { zh: "这个链接已用过、已过期或不完整；请用服务器启动时显示的新链接。", en: "The link was used, is too old or incomplete; use the one the server printed at its start." },
  dead_link: { zh: "这个链接已用过、已过期或不完整。设过密码的请直接登录；没有设过的，请管理员再发一个。", en: "The link was used, is too old or incomplete. With a password, sign in; else ask for another." },
  csrf: { zh: "请求不是从本应用发出的，未执行；请回到应用里操作。", en: "The request did not come from this app and nothing was done; do it inside the app." },
  other_person: { zh: "这台设备的数据属于另一个人；请切换到那个人再发送。", en: "What lies on this device is another person's; switch to that person to send it." },
  not_allowed: { zh: "您的角色不能这样做；请找有权限的同事处理。", en: "Your role may not do that; ask a colleague who may." },
  needs_approval: { zh: "导出需要经理或管理员批准；请说明用途并提出申请，批准后一天内可导出一次。", en: "An export needs a manager's or administrator's approval; ask for it, which serves once within a day." },
  not_found: { zh: "没有找到，或不在您的可见范围内；请返回后刷新。", en: "There is no such thing, or it is out of your sight; go back and refresh." },
  wrong_method: { zh: "这个地址不支持这种操作；请更新应用后重试。", en: "This address does not do that; update the app and try again." },
  device_taken: { zh: "设备编号已被别人使用；应用会换一个新编号再登记。", en: "The device id is another person's; the app takes a new id and enrols again." },
  login_taken: { zh: "登录名已被使用；请换一个。", en: "The login is taken; choose another one." },
  wrong_offset: { zh: "续传位置与服务器不一致；应用会询问位置后接着传。", en: "The upload stands elsewhere on the server; the app asks where and goes on from there." },
  device_revoked: { zh: "这台设备已停用，只能上交还没发送的内容；如有疑问请联系管理员。", en: "This device was taken out of use and may only hand in what it has not sent; ask your administrator." },
  wiped: { zh: "这台设备已清除自己的数据，不能恢复使用；请在设备上重新登录。", en: "The device has wiped itself and cannot be put back into use; sign in on it anew." },
  not_rescue: { zh: "这不是守诺的救援文件；请选择设备上保存的 .kept-rescue 文件。", en: "This is no rescue file of Kept; choose the .kept-rescue file that the device saved." },
  newer_rescue: { zh: "文件由更新的应用写成，没有导入；请先更新服务器。", en: "The file was written by a newer app and nothing was taken; update the server first." },
  other_firm: { zh: "文件不是为本公司的密钥加密的，无法读取；请核对来源，或恢复当时的密钥。", en: "The file was not encrypted for this firm's key; check where it comes from, or restore the keys of then." },
  unproven: { zh: "文件不能证明来自此人的设备，没有导入；确认来源后可由管理员在服务器上导入。", en: "The file does not prove that this person's device wrote it; an admin who is sure loads it on the server." },
  device_unknown: { zh: "服务器还不认识这台设备；应用会用原编号重新登记，内容不会丢。", en: "The server does not know this device; the app enrols it again and nothing is lost." },
  tus_version: { zh: "上传协议版本不对；请更新应用后重试。", en: "The upload speaks another version of the protocol; update the app and try again." },
  too_large: { zh: "超过了允许的大小；请分开、缩短或压缩后再发。", en: "Larger than allowed; split, shorten or scale it down and send again." },
  wrong_type: { zh: "这种类型的内容不能接收；请换一种格式。", en: "Content of this type is not taken; use another format." },
  schema: { zh: "应用比服务器新；内容都还在本机，请等服务器更新。", en: "The app is newer than the server; all stays on this device until the server is updated." },
  unreadable_file: { zh: "文件无法读取：请另存为不带密码的 .xlsx 工作簿，大小适中，再试一次。", en: "The file cannot be read; save it as an .xlsx workbook of moderate size without a password and try again." },
  wrong_rows: { zh: "表中有不正确的行，什么都没有导入；请改正后再试。", en: "Some rows are wrong and nothing was brought in; mend them and try again." },
  bad_form: { zh: "这不是一份正确的 XLSForm；请按说明改正后再试。", en: "This is not a correct XLSForm; mend it as told and try again." },
  too_many: { zh: "尝试次数太多；请稍等片刻再试。", en: "Too many attempts; wait a little and try again." },
  wrong_checksum: { zh: "传输中内容受损；应用会重新上传这一段。", en: "The bytes were damaged on their way; the app sends them again." },
  server_fault: { zh: "服务器出了故障，您的内容没有丢；请稍后再试，并把请求编号告诉管理员。", en: "The server failed, nothing of yours is lost; try later, give the request id to the admin." },
  no_paper: { zh: "暂时无法生成 PDF，报告本身没有问题；请稍后再试，或联系管理员。", en: "The PDF could not be made, the report itself is unharmed; try later or tell the administrator." },
  no_mail: { zh: "邮件没有发出；请改用链接，或联系管理员检查邮件设置。", en: "The mail was not sent; hand over a link instead, or ask the administrator to look at the mail settings." },
  busy: { zh: "服务器正忙，这次没有接收任何内容；内容仍在本机，稍后会自动再发。", en: "The server is busy and took nothing; all stays on this device and is sent again shortly." },
  unknown_kind: { zh: "服务器不认识这种记录；请等服务器更新后重发。", en: "The server does not know this kind of record; send it again after the server's update." },
  unknown_field: { zh: "服务器不认识这个字段；请等服务器更新后重发，或去掉该字段。", en: "The server does not know this field; wait for its update or leave the field out." },
  bad_value: { zh: "填写的值不符合要求；请改正后重发。", en: "The value is not of the right form; mend it and send again." },
  incomplete: { zh: "缺少必填内容；请补全后重发。", en: "Something required is missing; complete it and send again." },
  written_once: { zh: "这条记录写下后不能修改；请另写一条更正它。", en: "This record is written once; write another one that corrects it." },
  not_in_sight: { zh: "这条记录已不在您的可见范围内；内容保留在此，请联系主管。", en: "This record left your sight; your input is kept here, speak to your supervisor." },
  refused_before: { zh: "这一项以前已被退回过；请按当时的原因处理。", en: "This change was refused before the server was restored; settle it by the reason of then." },
  group_refused: { zh: "同组的另一项被退回，因此一起退回；请先处理那一项。", en: "Another change of the same group was refused, so this one was too; settle that one first." },
};
