// What came after the signature: each value as it was sealed and as it is now.

import { useMemo } from "preact/hooks";
import type { View } from "../../local";
import { capital } from "../../records/name";
import type { Report } from "../../report/document";
import { type Change, later } from "../../report/later";
import { draftOf } from "../../report/live";
import { sayAnswer, sayOutcome } from "../../report/paper/say";
import { either, lang } from "../../text";
import { t as paper } from "../../text/paper";
import { t } from "../../text/report";
import { Card } from "../../ui";

export function LaterChanges({ seal, report }: { seal: View<"seal">; report: Report }) {
  const { job = "" } = seal.value;
  const draft = useMemo(
    () => draftOf(job, { lang: report.lang, amends: report.amends }),
    [job, report],
  ).value;
  const changes = useMemo(() => (draft ? later(report, draft.report) : []), [report, draft]);
  if (changes.length === 0) return null;
  return (
    <div class="no-print">
      <Card title={t("later", { n: changes.length })} tone="watch">
        <p class="small soft">{t("later_body")}</p>
        <ul class="later" aria-label={t("later", { n: changes.length })}>
          {changes.map((one) => (
            <li key={one.what + one.id}>
              <span class="row-title">{nameOf(one)}</span>
              <dl class="facts">
                <dt>{t("before")}</dt>
                <dd>{sayBefore(one)}</dd>
                <dt>{t("after")}</dt>
                <dd>{sayAfter(one)}</dd>
              </dl>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function nameOf(change: Change): string {
  const { what } = change;
  if (what === "line") return capital(either(change.after ?? change.before));
  if (what === "outcome") return `${t("what_outcome")} ${either(change.name)}`;
  if (what === "advice" || what === "guidance") return t(what);
  return t(`what_${what}`);
}

function sayBefore(change: Change): string {
  return change.before === null ? t("nothing") : side(change, "before");
}

function sayAfter(change: Change): string {
  return change.after === null ? t("gone") : side(change, "after");
}

function side(change: Change, which: "before" | "after"): string {
  return words(change, which) || t("nothing");
}

function words(change: Change, which: "before" | "after"): string {
  const tongue = { t: paper, either, lang: lang.value };
  switch (change.what) {
    case "line": {
      const line = change[which];
      if (!line) return "";
      const said = [sayAnswer(line, tongue), sayOutcome(line, tongue), line.reason, line.note];
      const others = line.others.map(
        (one) => `/ ${sayAnswer(one, tongue)} ${sayOutcome(one, tongue)}`,
      );
      return [...said, ...others].filter(Boolean).join(" ");
    }
    case "finding":
      return change[which]?.text ?? "";
    case "work": {
      const { text = "", minutes = null, confirmed = false } = change[which] ?? {};
      const length = minutes === null ? "" : t("n_minutes", { n: minutes });
      return [text, length, confirmed ? t("confirmed") : ""].filter(Boolean).join(" · ");
    }
    case "photo":
      return change[which] ? change[which].caption || t("there") : "";
    case "signature":
      return change[which]?.name ?? "";
    case "outcome": {
      const outcome = change[which];
      return outcome ? paper(`run_${outcome as "completed"}`) : "";
    }
    default:
      return change[which];
  }
}
