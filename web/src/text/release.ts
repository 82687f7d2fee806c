// Words of what a release brings for the firm's checklists and limit tables.

import { texts } from "./texts";

export const t = texts({
  title: ["本次更新带来的新内容", "New in this release"],
  templates_note: [
    "查看后可以变成草稿，由您修改和发布；不发布，什么都不会改变。",
    "Look at it, make it a draft, change and publish it; until you publish nothing changes.",
  ],
  tables_note: [
    "查看区别后决定是否采用；采用后仍是“暂定”，须由管理员确认。",
    "Look at the difference and decide; what you take over counts as assumed until an administrator confirms it.",
  ],
  is_new: ["新的检查表", "A new checklist"],
  is_newer: ["新版本（第 {v} 版）", "A newer version ({v})"],
  is_newer_edited: [
    "新版本（第 {v} 版）；贵公司改过这份检查表",
    "A newer version ({v}); your firm changed this checklist",
  ],
  draft: ["草稿", "Draft"],
  take: ["变成草稿", "Make it a draft"],
  taken: ["草稿已就绪，发布后生效", "The draft is ready; it counts once published"],
  put_aside: ["不采用", "Not for us"],
  put_aside_done: ["不采用，已放入停用的版本", "Not taken; it stands among the retired versions"],
  aside_note: [
    "不采用的，会列在停用的版本里，以后可以重新启用。",
    "What you do not take stands among the retired versions and can be put in force later.",
  ],
  new_note: [
    "贵公司还没有这份检查表。变成草稿后可以修改，再发布。",
    "Your firm does not have this checklist. Make it a draft, change what you like, and publish it.",
  ],
  drafted: [
    "本机已有这份检查表的草稿。请先发布或放弃它，再采用新内容。",
    "A draft of this checklist is on this device. Publish or discard it first, then take this over.",
  ],
  yours_stays: [
    "贵公司改过的地方都保留；只有没改过的地方才换成新的。",
    "What your firm changed stays; only what it left as it was becomes the new.",
  ],
  both_changed: [
    "{n} 处双方都改过，草稿里是贵公司的：",
    {
      one: "{n} place was changed by both; the draft has yours:",
      other: "{n} places were changed by both; the draft has yours:",
    },
  ],
  draft_would: ["草稿与第 {v} 版的区别", "How the draft differs from version {v}"],
  whole_difference: [
    "新版本原样与第 {v} 版的区别",
    "How the release's own version differs from version {v}",
  ],
  table_new: ["新的限值表", "A new limit table"],
  table_newer: ["限值与贵公司的不同", "Limits that differ from yours"],
  table_take: ["采用", "Take it over"],
  table_taken: ["已采用，等待管理员确认", "Taken over; an administrator confirms it"],
  table_keep: ["保留我们的", "Keep ours"],
  table_kept: ["保留了贵公司的限值", "Your firm's limits stay"],
  table_voids: [
    "采用后，原来的确认自动失效。",
    "Taking it over makes the present confirmation void.",
  ],
});
