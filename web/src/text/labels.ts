// Words of label printing.

import { texts } from "./texts";

export const t = texts({
  title: ["打印标签", "Print labels"],
  choose: ["选择设备", "Choose the devices"],
  chosen: ["已选 {n} 台", { one: "{n} chosen", other: "{n} chosen" }],
  take_all: ["全选显示的 {n} 台", { one: "Choose the one shown", other: "Choose all {n} shown" }],
  drop_all: ["全部取消", "Choose none"],
  size: ["纸张", "Paper"],
  size_a4: ["A4，每页 24 张（3×8）", "A4, 24 a page (3×8)"],
  size_50x30: ["标签机 50×30 mm", "Label printer 50×30 mm"],
  size_70x40: ["标签机 70×40 mm", "Label printer 70×40 mm"],
  first: ["从第几张开始", "Begin at label"],
  first_hint: ["已用掉一部分的不干胶纸可以接着用", "So that a sheet already begun can be used up"],
  print: ["打印 {n} 张", { one: "Print {n} label", other: "Print {n} labels" }],
  too_many: ["一次最多 {n} 张，请分批打印。", "At most {n} at a time: print them in several goes."],
  preview: ["预览", "Preview"],
  pages: ["{n} 页", { one: "{n} page", other: "{n} pages" }],
  nothing: ["先选要贴标签的设备", "Choose the devices that get a label first"],
  hint: [
    "打印时缩放选“100%”，边距选“无”。用手机相机或本应用扫码，打开这台设备。",
    "Print at 100 % without margins. Scanned by a phone or this app, the label opens the device.",
  ],
  asset_no: ["资产号 {n}", "Asset {n}"],
  serial: ["序列号 {n}", "S/N {n}"],
});
