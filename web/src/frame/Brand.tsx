// Who greets a stranger: the product's mark, its name, and in one line what it is for.

import { t } from "../text/frame";

export function Brand() {
  return (
    <div class="brand">
      <img src="/icons/kept.svg" width={56} height={56} alt="" />
      <div>
        <p class="brand-name">{t("both_names")}</p>
        <p class="small soft">{t("claim")}</p>
      </div>
    </div>
  );
}
