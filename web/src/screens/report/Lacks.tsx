// What a report still lacks or leaves open: said before it is sealed, never in the way of it.

import { Split } from "lucide-preact";
import { listed } from "../../records/name";
import type { Report } from "../../report/document";
import { t } from "../../text/report";
import { Banner } from "../../ui";

export function Lacks({ report }: { report: Report }) {
  const lacks = lacksOf(report);
  const disputed = disputes(report);
  return (
    <>
      {lacks.length ? (
        <Banner tone="watch" title={`${t("missing_title")} ${listed(lacks)}`}>
          {t("anyway")}
        </Banner>
      ) : null}
      {disputed ? (
        <Banner tone="split" icon={Split}>
          {t("disputed", { n: disputed })}
        </Banner>
      ) : null}
    </>
  );
}

/** What the checklist carries, its advice or the work that the hospital signed, need not be given twice. */
function lacksOf({ advice, runs, work, signatures }: Report): string[] {
  const lacks = [];
  const advised = runs.some(({ items }) => items.some(({ id, raw }) => id === "advice" && raw));
  if (!advice && !advised) lacks.push(t("lack_advice"));
  if (work.length + runs.length === 0) lacks.push(t("lack_work"));
  if (!signatures.some(({ role }) => role === "customer")) lacks.push(t("lack_signature"));
  return lacks;
}

function disputes({ runs, contested }: Report): number {
  const lines = runs.flatMap(({ items }) => items).filter(({ others }) => others.length > 0);
  return lines.length + contested.length;
}
