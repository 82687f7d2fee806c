// Says that a colleague has planned some of what is chosen here, which therefore left the choice.

import { t } from "../../text/due";
import { Banner } from "../../ui";
import { taken } from "./open";

export function Taken() {
  const n = taken.value;
  return n ? <Banner tone="watch">{t("taken", { n })}</Banner> : null;
}
