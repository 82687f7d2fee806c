// The seal at the foot of the paper: whose device signed what, and the code by which anybody checks it.

import { encode } from "uqr";
import { type Code, verifyAddress } from "../code";
import { instant, useTongue } from "./tongue";

export function Foot({ code, origin }: { code: Code; origin: string }) {
  const { report, t, person } = useTongue();
  const { at, offset, by } = report.made;
  return (
    <footer class="paper-foot paper-whole">
      <QrCode text={verifyAddress(code, origin)} label={t("code_image")} />
      <div>
        <h3>{t("seal")}</h3>
        <p>{t("sealed_by", { name: person(by) })}</p>
        <p class="paper-small">
          {t("sealed_at")} {instant(at + (offset ?? 0))}
          {offset === null ? ` (${t("clock_unsure")})` : ""}
        </p>
        <p class="paper-small paper-hash">
          {t("hash")} {code.hash}
        </p>
        <p class="paper-small paper-hash">
          {t("key")} {code.key}
        </p>
        <p class="paper-small">{t("code_what")}</p>
        <p class="paper-small">{t("zone")}</p>
      </div>
    </footer>
  );
}

/** Drawn as one path, sharp on paper and screen. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg class="paper-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={dots.join("")} />
    </svg>
  );
}
