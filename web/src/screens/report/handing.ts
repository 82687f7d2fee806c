// Hands a sealed report over: by the system's own sharing where it takes files, else as a download.

import { blobBytes, ownKey, sign, type View } from "../../local";
import type { Code } from "../../report/code";
import type { Report } from "../../report/document";
import type { Envelope } from "../../report/envelope";
import { photos } from "../../report/later";
import { pageOf } from "../../report/page";
import type { Lang } from "../../text";
import { t } from "../../text/report";
import { say } from "../../ui";
import { known } from "./receipt";

export interface Handed {
  seal: View<"seal">;
  report: Report;
  /** The canonical text that was signed. */
  text: string;
  lang: Lang;
}

export function codeOfSeal({ value }: View<"seal">): Code {
  const { report: hash = "", key = "", signature = "" } = value;
  return { hash, key, signature };
}

async function fileOf(handed: Handed): Promise<{ file: File; missing: number }> {
  const { seal, report, text, lang } = handed;
  const { spki, enrolment, receipt } = await known(seal);
  const code = codeOfSeal(seal);
  const pictures = await pictureBytes(report);
  const own = await ownKey();
  const envelope: Envelope = {
    ...{ schema: "kept-envelope/1", report: text, enrolment, receipt },
    seal: { id: seal.id, key: code.key, spki, signature: code.signature },
  };
  const page = await pageOf({
    ...{ report, envelope, code, lang, origin: location.origin, photos: pictures },
    sign: async (words) => ({ key: own.id, spki: own.spki, signature: await sign(own.id, words) }),
  });
  const all = new Set(photos(report).map(({ hash }) => hash));
  const file = new File([page], `${nameOf(report)}.html`, { type: "text/html" });
  return { file, missing: all.size - pictures.size };
}

/** Those that this device or the server has, one by one: a phone has little room for all at once. */
async function pictureBytes(report: Report): Promise<Map<string, Blob>> {
  const found = new Map<string, Blob>();
  for (const { hash, mime } of photos(report)) {
    if (found.has(hash)) continue;
    const blob = await blobBytes(hash).catch(() => null);
    if (blob) found.set(hash, blob.type ? blob : new Blob([blob], { type: mime }));
  }
  return found;
}

/** What no file system objects to. */
function nameOf({ number, id }: Report): string {
  return number.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80) || id;
}

export async function hand(handed: Handed, how: "share" | "save"): Promise<void> {
  const { file, missing } = await fileOf(handed);
  if (how === "save" || !(await shared(file))) saveFile(file);
  if (missing > 0) say(t("photos_not_here", { n: missing }), "watch");
  else say(t(how === "save" ? "file_made" : "file_shared"), "good");
}

/** False where the system takes no such file; a person who thinks better of it has been served too. */
async function shared(file: File): Promise<boolean> {
  if (!canShare(file)) return false;
  try {
    await navigator.share({ files: [file], title: file.name });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}

export function canShare(file = new File([""], "report.html", { type: "text/html" })): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [file] });
}

function saveFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
