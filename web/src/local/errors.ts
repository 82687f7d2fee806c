// What can go wrong when the device keeps something, with a sentence for the person.

export interface Said {
  zh: string;
  en: string;
}

const SAID = {
  quota: {
    zh: "本机存储空间已满，刚才的内容没有保存。请清理空间后再试。",
    en: "This device is full: what you just entered was not saved. Free some space and try again.",
  },
  broken: {
    zh: "本机存储出错，刚才的内容没有保存。请重新打开应用后再试。",
    en: "This device could not save what you just entered. Reopen the app and try again.",
  },
  closed: {
    zh: "尚未登录，内容没有保存。",
    en: "Nobody is signed in here: nothing was saved.",
  },
  older: {
    zh: "本页面版本过旧，请刷新后继续。",
    en: "This page is an older version. Reload it to go on.",
  },
} satisfies Record<string, Said>;

export type LocalCode = keyof typeof SAID;

export class LocalError extends Error {
  readonly said: Said;

  constructor(
    readonly code: LocalCode,
    cause?: unknown,
  ) {
    super(SAID[code].en, { cause });
    this.name = "LocalError";
    this.said = SAID[code];
  }
}

/** A full disk comes as an aborted transaction; everything else that is not ours is a broken store. */
export function localError(error: unknown): LocalError {
  if (error instanceof LocalError) return error;
  return new LocalError(nameOf(error) === "QuotaExceededError" ? "quota" : "broken", error);
}

export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}
