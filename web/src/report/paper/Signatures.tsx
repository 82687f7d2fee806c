// Who signed by hand, in what role, meaning what, when; or why nobody did.

import { boxOf, pathOf } from "../../checklist/ink";
import type { Signed } from "../document";
import { instant, useTongue } from "./tongue";

export function Signatures() {
  const { report, t } = useTongue();
  return (
    <section class="paper-whole">
      <h3>{t("signatures")}</h3>
      {report.signatures.length ? (
        <div class="paper-signatures">
          {report.signatures.map((one) => (
            <OneSignature key={one.id} one={one} />
          ))}
        </div>
      ) : (
        <p>{t("no_signatures")}</p>
      )}
    </section>
  );
}

function OneSignature({ one }: { one: Signed }) {
  const { t } = useTongue();
  const { name, position, role, act, meaning, reason, strokes, at } = one;
  return (
    <figure class="paper-signature">
      {act === "signed" ? (
        <svg viewBox={boxOf(strokes)} role="img" aria-label={t("drawn", { name })}>
          <path d={strokes.map(pathOf).join("")} />
        </svg>
      ) : (
        <p>
          <b>{t(act)}</b> {reason}
        </p>
      )}
      <figcaption>
        <b>{[name, position, t(`role_${role}`)].filter(Boolean).join(" · ")}</b>
        {act === "signed" ? <span class="paper-small">{meaning}</span> : null}
        <span class="paper-small">{instant(at)}</span>
      </figcaption>
    </figure>
  );
}
