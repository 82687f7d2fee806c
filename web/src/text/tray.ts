// Words of the office's view on refused work of everybody.

import { texts } from "./texts";

export const t = texts({
  title: ["被拒内容", "Refused work"],
  intro: [
    "各设备上没有被接受的内容，连同原因；都还在设备上，由本人修正后重发。",
    "What was not taken from any device, with the reason. It is still on the device, where its author mends and sends it again.",
  ],
  none: ["没有被拒的内容", "Nothing was refused"],
  as_sent: ["原文", "As sent"],
  received: ["收到于 {when}", "received {when}"],
  cut: ["共 {size}，这里只显示开头", "{size} in all, only its beginning is shown"],
  trouble: ["没有取到：{why}", "It could not be fetched: {why}"],
  offline: ["离线，连上网络后可查看。", "Offline; this needs a network."],
  how_many: ["{n} 条", { one: "{n} entry", other: "{n} entries" }],
});
