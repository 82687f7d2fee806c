// Says in one short sentence how this device stands with the server: facts only, nothing hoped for.

import type { SyncState } from "../sync";
import { t } from "../text/frame";
import { ago } from "../text/time";

export interface Standing {
  word: SyncState["word"];
  last: number | null;
  online: boolean | null;
  filling: boolean;
  slow: boolean;
  unsent: number;
  now: number;
}

export interface Said {
  text: string;
  tone: "quiet" | "good" | "watch" | "bad";
  sign: "done" | "busy" | "wait" | "offline" | "alert";
}

/** A round that only asks for news is not mentioned, or the words would flicker all day. */
export function sayStanding(s: Standing): Said {
  const blocked = sayBlocked(s);
  if (blocked) return blocked;
  if (s.word === "syncing" && s.unsent && s.slow)
    return { text: t("slow_saved", { n: s.unsent }), tone: "quiet", sign: "wait" };
  if (s.word === "syncing" && s.unsent && s.online !== false)
    return busy(t("sending", { n: s.unsent }));
  if (s.online === false) return { text: sayOffline(s), tone: "quiet", sign: "offline" };
  if (s.filling) return busy(t("filling"));
  if (s.unsent) return { text: t("waiting", { n: s.unsent }), tone: "watch", sign: "wait" };
  if (s.last === null) return busy(t("never_synced"));
  return { text: t("synced_ago", { ago: ago(s.last, s.now) }), tone: "good", sign: "done" };
}

function sayBlocked({ word, unsent }: Standing): Said | null {
  const alert = (text: string, tone: Said["tone"] = "watch"): Said => ({
    text,
    tone,
    sign: "alert",
  });
  if (word === "full") return alert(t("full"), "bad");
  if (word === "too_old") return alert(t("too_old"));
  if (word === "other_person") return alert(t("other_person"));
  if (word === "signed_out")
    return alert(unsent ? t("signed_out_unsent", { n: unsent }) : t("signed_out"));
  if (word === "server_busy") return { text: t("server_busy"), tone: "quiet", sign: "wait" };
  return null;
}

function sayOffline({ unsent, last, now }: Standing): string {
  if (unsent) return t("offline_saved", { n: unsent });
  return last === null ? t("offline_never") : t("offline_clean", { ago: ago(last, now) });
}

function busy(text: string): Said {
  return { text, tone: "quiet", sign: "busy" };
}
