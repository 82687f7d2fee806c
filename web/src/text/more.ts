// Words of the menu and of small screens.

import { texts } from "./texts";

export const t = texts({
  title: ["更多", "More"],
  device_note: ["同步、存储、照片、时钟", "Sync, storage, photos, clock"],
  refused: ["被退回的内容", "Refused changes"],
  refused_note: ["{n} 条等您处理", { one: "{n} waits for you", other: "{n} wait for you" }],
  refused_none: ["没有", "None"],
  contested: ["有分歧的内容", "Contested values"],
  contested_note: ["几个人填写了不同值的地方", "Where several people wrote different values"],
  people: ["切换人员", "Switch person"],
  people_note: [
    "本机共 {n} 人",
    { one: "{n} person on this device", other: "{n} people on this device" },
  ],
  go_on: ["继续", "Go on"],
  why_persist: [
    "地下室里写的内容先只存在这台设备上。请允许浏览器长期保存，空间不足时才不会被清掉。",
    "What you write in a basement lies only on this device at first. Let the browser keep it for good, so that it is not cleared when space runs out.",
  ],
  language: ["语言", "Language"],
});
