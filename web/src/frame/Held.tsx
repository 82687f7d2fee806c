// After a restore, managers and administrators are told on every screen that something waits for a word.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { me } from "../local";
import { keepsDevices } from "../people/roles";
import { syncState } from "../sync";

/** Its part is fetched only by those whom it concerns, and only with a network. */
export function Held() {
  const [Banner, setBanner] = useState<ComponentType | null>(null);
  const asks = keepsDevices(me.value) && syncState.value.online === true;
  useEffect(() => {
    if (!asks) return;
    const show = (part: { HoldBanner: ComponentType }) => setBanner(() => part.HoldBanner);
    import("../screens/fleet/HoldBanner").then(show, () => {});
  }, [asks]);
  return asks && Banner ? <Banner /> : null;
}
