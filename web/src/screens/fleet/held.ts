// Why what moves by itself was stopped: the log's own words (server/store/head.py, open_epoch) as the office reads them.

import { t } from "../../text/fleet";

export function sayHeld(why: string): string {
  if (why === "restored from a backup") return t("held_restored");
  return /^device \S+ knows more$/.test(why) ? t("held_knows_more") : why;
}
