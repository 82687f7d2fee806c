// Words about photos: the question on patients, where the bytes are.

import { texts } from "./texts";

export const t = texts({
  photo: ["照片", "Photo"],
  photos: ["照片", "Photos"],
  number: ["照片 {n}", "Photo {n}"],
  take: ["拍照", "Take a photo"],
  choose: ["从相册选", "Album"],
  preparing: ["正在处理…", "Preparing…"],
  unreadable: ["读不出图片 {name}：{why}", "{name} could not be read: {why}"],

  question: ["画面里有患者或姓名吗？", "Is a patient or a name visible?"],
  question_body: [
    "患者、人脸、姓名、病历号都不能留在照片里，屏幕上的也不行。确认没有才会保存。",
    "No patient, face, name or record number may be in a photo, not even on a monitor. It is stored only after you confirm.",
  ],
  confirm: [
    "没有，保存 {n} 张",
    { one: "None visible, save {n}", other: "None visible, save {n}" },
  ],
  discard: ["有，不保存", "Yes, do not store"],
  drop: ["不要这一张", "Leave this one out"],
  saved: ["照片已保存在本机", "Photos are saved on this device"],
  not_stored: ["照片没有保存", "The photos were not stored"],

  on_phone: ["在本机，待发送", "On this phone, to be sent"],
  sending: ["正在发送 {n} %", "Sending, {n} %"],
  sent: ["办公室已收到", "At the office"],
  missing: ["尚未收到，在 {name} 的手机上", "Not received yet, on the phone of {name}"],
  failed: ["发送失败，会再试", "Sending failed, will try again"],

  caption: ["说明", "Caption"],
  delete: ["删除照片", "Delete the photo"],
  deleted: ["照片已删除", "Photo deleted"],
  delete_title: ["删除这张照片？", "Delete this photo?"],
  delete_body: [
    "检查表和报告里不再显示；历史记录里仍可查到是谁删除的。",
    "The checklist and the report show it no more; the history still tells who deleted it.",
  ],
});
