// Words of This device: sync, space, photos, clock, look, version.

import { texts } from "./texts";

export const t = texts({
  title: ["本机", "This device"],

  sync: ["同步", "Sync"],
  sync_now: ["立即同步", "Sync now"],
  sync_done: ["已同步", "Synced"],
  sync_not_done: ["没有同步成功：{why}", "Not synced: {why}"],
  why_offline: ["连不上服务器", "the server cannot be reached"],
  last: ["上次完成", "Last completed"],
  never: ["还没有", "Never"],
  unsent: ["待发送", "To send"],
  nothing: ["没有", "Nothing"],
  changes: ["{n} 条", { one: "{n} change", other: "{n} changes" }],
  oldest: ["最早一条", "Oldest"],
  refused: ["被退回", "Refused"],
  see_refused: [
    "查看 {n} 条被退回的内容",
    { one: "See {n} refused change", other: "See {n} refused changes" },
  ],
  filling: [
    "首次取回数据还没有完成，已到的工单可以打开。",
    "The first fetch is not complete; jobs that have arrived can be opened.",
  ],
  server: ["服务器", "Server"],
  trouble: ["最近的问题", "Latest trouble"],

  space: ["存储", "Storage"],
  persisted: ["长期保存", "Kept for good"],
  persisted_yes: ["是，浏览器不会自动清理", "Yes, the browser does not clear it by itself"],
  persisted_no: [
    "否，空间不足时浏览器可能清理",
    "No, the browser may clear it when space runs out",
  ],
  persisted_unknown: ["浏览器没有说明", "The browser does not say"],
  ask_persist: ["请求长期保存", "Ask to keep for good"],
  persist_refused: [
    "浏览器没有同意。把应用安装到主屏幕后通常会同意。",
    "The browser did not agree. It usually does once the app is installed.",
  ],
  persist_given: ["浏览器已同意长期保存", "The browser keeps it for good"],
  used: ["已用", "Used"],
  free: ["剩余", "Free"],
  space_unknown: ["浏览器没有提供", "The browser does not say"],
  space_low: [
    "空间快满了。请先同步照片，再清理手机上的其他内容。",
    "Space is running out. Sync the photos first, then free space on the phone.",
  ],

  photos: ["照片和文件", "Photos and files"],
  no_photos: ["本机没有照片和文件", "No photos and files on this device"],
  photos_waiting: ["{n} 个待发送", "{n} to send"],
  photos_sent: ["{n} 个已送达", "{n} delivered"],
  photo_local: ["已保存，等待发送", "Saved, waiting"],
  photo_sending: ["正在发送 {percent}%", "Sending {percent}%"],
  photo_sent: ["已送达服务器", "Delivered"],
  photo_remote: ["在服务器上", "On the server"],
  photo_missing: ["不在本机", "Not on this device"],
  photo_failed: ["发送失败，会再试", "Failed, will try again"],
  a_file: ["文件", "File"],
  photo_of: ["{job} 的照片或文件", "Photo or file of {job}"],
  show_all: ["全部显示", "Show all"],

  clock: ["时钟", "Clock"],
  here: ["本机时间", "This device"],
  clock_right: ["与服务器一致", "Agrees with the server"],
  clock_ahead: ["比服务器快 {span}", "{span} ahead of the server"],
  clock_behind: ["比服务器慢 {span}", "{span} behind the server"],
  clock_unknown: ["还没有与服务器比对过", "Not yet compared with the server"],
  clock_age: ["{ago}比对", "compared {ago}"],
  clock_wrong_title: ["本机时间不对", "This device's clock is wrong"],
  clock_wrong_body: [
    "记录的时间会按服务器校正，您的内容没有问题。请在系统设置里打开“自动设置时间”，再点立即同步。",
    "Times are corrected by the server and your work is fine. Turn on automatic date and time in the system settings, then sync.",
  ],

  look: ["语言与外观", "Language and look"],
  language: ["语言", "Language"],
  theme: ["外观", "Look"],
  theme_system: ["跟随系统", "System"],
  theme_light: ["浅色", "Light"],
  theme_dark: ["深色", "Dark"],

  version: ["版本", "Version"],
  build: ["应用版本", "App version"],
  device_id: ["设备编号", "Device id"],
  not_enrolled: ["还未登记", "Not enrolled yet"],
  update_title: ["新版本已准备好", "A new version is ready"],
  update_body: [
    "写完手上的内容再更新；已保存的内容不受影响。",
    "Finish what you are writing, then update; what is saved is not affected.",
  ],
  update_now: ["现在更新", "Update now"],
  up_to_date: ["没有等待安装的新版本", "No new version is waiting"],

  account: ["账号", "Account"],
  change_password: ["修改密码", "Change password"],
  old_password: ["现在的密码", "Current password"],
  new_password: ["新密码", "New password"],
  new_again: ["再次输入新密码", "New password again"],
  password_changed: ["密码已修改", "Password changed"],
  switch_person: ["切换人员", "Switch person"],
  sign_out: ["退出登录", "Sign out"],
  sign_out_title: ["要退出登录吗？", "Sign out?"],
  sign_out_clean: [
    "本机内容都已发送。下次登录需要网络。",
    "Everything on this device has been sent. The next sign-in needs a network.",
  ],
  sign_out_unsent: [
    "还有 {n} 条内容没有发送。它们会留在本机，不会丢失，等您再次登录后发送。",
    {
      one: "{n} change has not been sent. It stays on this device, nothing is lost, and it is sent after you sign in again.",
      other:
        "{n} changes have not been sent. They stay on this device, nothing is lost, and they are sent after you sign in again.",
    },
  ],
  signed_out: ["已退出登录", "Signed out"],
});
