// Words of the rescue file: on the device that writes it, and in the office that takes it in.

import { texts } from "./texts";

export const t = texts({
  title: ["救援文件", "Rescue file"],
  intro: [
    "如果本机一直发不出去，可以把未发送的内容和照片写成一个文件交给办公室。文件已加密，只有公司能读取。",
    "If this device cannot send, put everything unsent, photos too, into one file for the office. It is encrypted: only the firm can read it.",
  ],
  write: ["写救援文件", "Write a rescue file"],
  writing: ["正在写入照片 {n}/{all}", "Writing photo {n} of {all}"],
  written: ["文件已写好", "The file is ready"],
  written_many: ["内容较多，写成了 {of} 个文件", "It is large: {of} files are ready"],
  many_body: [
    "请把每一个文件都交给办公室，先后顺序不限。",
    "Give the office every one of them, in any order.",
  ],
  save_of: ["保存第 {n} 个，共 {of} 个（{size}）", "Save file {n} of {of} ({size})"],
  share_of: ["发送第 {n} 个", "Send file {n}"],
  holds: [
    "{people}：{changes} 条记录，{photos} 张照片",
    "{people}: changes {changes}, photos {photos}",
  ],
  without: [
    "{people} 的内容不在文件里：这台设备还没有取得公司的密钥。",
    "{people}: not in the file, as this device has not yet got the firm's key.",
  ],
  open_file: [
    "这台设备还没有取得公司的密钥：文件没有加密，也不含照片，请妥善保管。",
    "This device has not yet got the firm's key: the file is not encrypted and holds no photos. Keep it safe.",
  ],
  save: ["保存文件", "Save the file"],
  share: ["发送给办公室", "Send to the office"],
  stays: [
    "内容仍留在本机。网络恢复后会照常发送，不会重复。",
    "Everything stays on this device and is sent once it can be; nothing doubles.",
  ],
  failed: ["没有写成：{why}", "It was not written: {why}"],
  file: ["守诺-救援-{day}.kept-rescue", "kept-{day}.kept-rescue"],
  file_of: ["守诺-救援-{day}-{n}-共{of}.kept-rescue", "kept-{day}-{n}-of-{of}.kept-rescue"],
  plain_file: ["守诺-未发送-{day}.json", "kept-unsent-{day}.json"],
  no_store: ["本机没有打开的内容。", "Nobody's work is open here."],

  office_title: ["导入救援文件", "Load a rescue file"],
  office_intro: [
    "选择从设备上取来的文件，可以一次选几个。内容按设备自己发送来处理；重复导入不会产生重复记录。",
    "Choose the file that came from the device, or several at once. It is taken as if the device had sent it; loading it twice doubles nothing.",
  ],
  choose: ["选择文件", "Choose a file"],
  another: ["再导入一个", "Load another one"],
  loading: ["正在导入…", "Loading…"],
  loaded: ["已导入", "Loaded"],
  part_loaded: ["部分导入，请看下面", "Partly loaded, see below"],
  made: ["文件写于 {at}", "Written {at}"],
  file_n: [
    "第 {n} 个文件，共 {of} 个；其余的也请导入，先后不限。",
    "File {n} of {of}: load the others too, in any order.",
  ],
  file_last: [
    "第 {n} 个文件，共 {of} 个；{of} 个都已导入。",
    "File {n} of {of}; all {of} are loaded.",
  ],
  taken: ["新收到", "Taken now"],
  known: ["早已收到", "Known before"],
  refused: ["被退回", "Refused"],
  photos: ["照片", "Photos"],
  changes: ["{n} 条", { one: "{n} change", other: "{n} changes" }],
  photo_counts: ["新到 {fresh}，早已在 {known}", "{fresh} brought, {known} known before"],
  device: ["设备编号", "Device id"],
  see_refused: [
    "退回的内容也在“被退回”列表里。",
    "Refused changes are in the list of refused work too.",
  ],
  unfinished: ["没有写完的内容（{n}）", "Unfinished ({n})"],
  unfinished_body: [
    "此人还没有写完或没有保存的文字和签字，原样列出；没有写入任何记录。",
    "Texts and signatures that this person had not finished, as they stood. They are written nowhere.",
  ],
  strokes: ["{n} 笔", { one: "{n} pen stroke", other: "{n} pen strokes" }],
  gap: ["从第 {n} 条起读不出来", "Unreadable from change {n} on"],
  damaged: [
    "{n} 段内容损坏，没有导入；请从设备再取一次文件。",
    {
      one: "{n} part is damaged and was left out; fetch the file from the device again.",
      other: "{n} parts are damaged and were left out; fetch the file from the device again.",
    },
  ],
  cut: [
    "文件不完整：后面的部分没有取到；请从设备再取一次。",
    "The file was cut short; fetch it from the device again.",
  ],
  nothing: ["这个人的内容没有导入", "Nothing of this person was taken"],
  empty: ["文件里没有内容", "There is nothing in the file"],
});
