// What is wrong with the draft, in sentences that lead to their line.

import type { Item } from "../../checklist";
import { capital } from "../../records/name";
import type { Flaw } from "../../templates/flaw";
import { either } from "../../text";
import { t, wrong } from "../../text/templates";
import { Banner } from "../../ui";
import { lineAnchor } from "./anchor";

export function Flaws({ found, items }: { found: readonly Flaw[]; items: readonly Item[] }) {
  const grave = found.filter(({ mild }) => !mild);
  const mild = found.filter((flaw) => flaw.mild);
  if (found.length === 0) return <Banner tone="good">{t("flawless")}</Banner>;
  return (
    <>
      {grave.length ? (
        <Banner tone="bad" title={t("flaws", { n: grave.length })}>
          <FlawList found={grave} items={items} />
        </Banner>
      ) : null}
      {mild.length ? (
        <details class="mild">
          <summary>{t("flaws_mild", { n: mild.length })}</summary>
          <FlawList found={mild} items={items} />
        </details>
      ) : null}
    </>
  );
}

function FlawList({ found, items }: { found: readonly Flaw[]; items: readonly Item[] }) {
  return (
    <ul class="flaws">
      {found.map((flaw) => (
        <li key={`${flaw.item} ${flaw.code} ${flaw.about}`}>
          {flaw.item ? (
            <a href={`#${lineAnchor(flaw.item)}`} onClick={(event) => lead(event, flaw.item)}>
              {capital(either(items.find(({ id }) => id === flaw.item))) || flaw.item}
            </a>
          ) : null}{" "}
          {sayFlaw(flaw)}
        </li>
      ))}
    </ul>
  );
}

export function sayFlaw({ code, about }: Flaw): string {
  return wrong.named(code, { about });
}

function lead(event: MouseEvent, id: string): void {
  event.preventDefault();
  const line = document.getElementById(lineAnchor(id));
  line?.scrollIntoView({ block: "center" });
  line?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}
