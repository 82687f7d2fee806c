// Words of the tray of changes that the server did not take.

import { texts } from "./texts";

export const t = texts({
  title: ["被退回的内容", "Refused changes"],
  intro: [
    "服务器没有接收下面的内容，原因写在每一条里。内容都还在，请逐条处理。",
    "The server did not take the changes below; each says why. Nothing is lost: deal with them one by one.",
  ],
  none: ["没有被退回的内容", "Nothing was refused"],
  none_body: [
    "服务器没有接收的内容会列在这里，不会丢失。",
    "What the server does not take is listed here and never lost.",
  ],
  written: ["{when} 填写", "written {when}"],
  field_wrong: ["问题在“{field}”", "The trouble is in “{field}”"],
  mend: ["修改后重发", "Mend and send"],
  mend_title: ["修改“{field}”", "Mend “{field}”"],
  resend: ["原样重发", "Send again"],
  send: ["重发", "Send"],
  resent: ["已重新放入待发送", "Put back to be sent"],
  open: ["打开记录", "Open the record"],
  export: ["导出为文件", "Export as a file"],
  drop: ["放弃", "Drop"],
  drop_title: ["放弃这条内容？", "Drop this change?"],
  drop_body: [
    "它不会再发送，也不再显示在这里。本机仍留有一份，管理员可以找回。",
    "It will not be sent and is no longer shown here. A copy stays on this device for the administrator.",
  ],
  dropped: ["已放弃", "Dropped"],
  office_taken_over: [
    "{who}已于 {when} 以本人名义写入：",
    "{who} has taken it over in their own name, {when}:",
  ],
  office_put_aside: ["{who}已于 {when} 搁置：", "{who} has put it aside, {when}:"],
  office_redacted: ["{who}于 {when} 批准，原因：", "Approved by {who}, {when}; the reason:"],
  taken_out: [
    "两人已删除这条内容，服务器和本机都不再保留其文字，也不会再发送。",
    "Two people took out what this change said. Neither the server nor this device shows it any more, and it is not sent again.",
  ],
  seen: ["知道了", "I have read this"],
  seen_said: ["不再显示", "No longer shown"],
  failed: ["没有成功：{why}", "It failed: {why}"],
  wrong_value: ["这个值不合适。", "This value does not fit."],
  file: ["守诺-被退回-{day}.json", "kept-refused-{day}.json"],

  unknown_code: ["原因代码：{code}", "Reason code: {code}"],
});
