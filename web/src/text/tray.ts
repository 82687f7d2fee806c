// Words of the office's view on refused work of everybody.

import { texts } from "./texts";

export const t = texts({
  title: ["被退回的内容", "Refused work"],
  intro: [
    "各设备上没有被接受的内容，连同原因。本人可在设备上修正后重发；主管、经理或管理员也可以以自己的名义写入，或搁置。",
    "What was not taken from any device, with the reason. Its author can mend and send it again; a supervisor, manager or administrator can take it over in their own name, or put it aside.",
  ],
  none: ["没有待处理的被退回内容", "No refused work waits"],
  take: ["以我的名义写入", "Take over"],
  aside: ["搁置", "Put aside"],
  take_title: ["以我的名义写入？", "Take this over in your name?"],
  take_body: [
    "这条内容会作为您写的一条新改动记入，按您的权限判断；原来的那条和您的原因都保留。之后别人写过的值不会被覆盖，会并列出来。",
    "It is written as a change of your own, judged by your rights; the refused one stays, with your reason. A value that somebody wrote since is not replaced: both are shown.",
  ],
  aside_title: ["搁置这条内容？", "Put this aside?"],
  aside_body: [
    "不写入任何记录；内容和原因都保留，以后仍可写入。",
    "It is written nowhere. It stays with your reason and can still be taken over later.",
  ],
  reason: ["原因", "Reason"],
  reason_hint: ["作者会看到，并记入日志。", "Its author reads it, and the log keeps it."],
  need_reason: ["请填写原因。", "Say why."],
  taken_over: ["已写入", "Taken over"],
  put_aside: ["已搁置", "Put aside"],
  settled: ["已处理", "Settled"],
  settled_by: ["{who}于 {when} {act}", "{act} by {who}, {when}"],
  as_sent: ["原文", "As sent"],
  received: ["收到于 {when}", "received {when}"],
  cut: ["共 {size}，这里只显示开头", "{size} in all, only its beginning is shown"],
  trouble: ["没有取到：{why}", "It could not be fetched: {why}"],
  offline: ["离线，连上网络后可查看。", "Offline; this needs a network."],
  how_many: ["{n} 条", { one: "{n} entry", other: "{n} entries" }],
});
