// What a signature says: shown above the pad before the pen moves, and stored with it.

import { t } from "../../text/signature";

export type SignRole = "engineer" | "customer" | "witness";

export function meaningOf(role: SignRole, unavailable: boolean): string {
  if (unavailable) return t("means_unavailable");
  if (role === "engineer") return t("means_engineer");
  return role === "customer" ? t("means_customer") : t("means_witness");
}

/** Said of a visit without the device, in whichever language; it does not confirm work, nor the other way round. */
export function meansUnavailable(meaning: string | undefined): boolean {
  const [zh, en] = t.area.means_unavailable ?? [];
  return meaning !== undefined && (meaning === zh || meaning === en);
}
