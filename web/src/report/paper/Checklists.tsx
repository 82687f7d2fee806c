// The checklists of a visit: each line with what was found, its limit and its outcome, section by section.

import { versionName } from "../../checklist/versions";
import type { Checklist, Line } from "../document";
import { OneLine } from "./Line";
import { instant, useTongue } from "./tongue";

const UNAVAILABLE = [
  "in_use",
  "not_found",
  "moved",
  "department_refused",
  "unsafe_to_test",
] as const;

export function Checklists() {
  const { report } = useTongue();
  return (
    <>
      {report.runs.map((run) => (
        <OneList key={run.id} run={run} />
      ))}
    </>
  );
}

function OneList({ run }: { run: Checklist }) {
  const { t, either } = useTongue();
  const version = { code: run.template, n: versionName(run.version) };
  return (
    <section>
      <h3>
        {either(run) || t("checklist")} <span class="paper-small">{t("version", version)}</span>
      </h3>
      <p class="paper-summary">
        {run.outcome ? <b>{t(`run_${run.outcome}`)}</b> : null}
        {run.verdict ? (
          <b data-outcome={run.verdict}>
            {t("verdict")}: {t(`verdict_${run.verdict}`)}
          </b>
        ) : null}
      </p>
      {run.unavailable ? <Away run={run} /> : null}
      <Scanned run={run} />
      {run.items.length ? <Lines run={run} /> : null}
      {run.items.some(({ assumed }) => assumed) ? (
        <p class="paper-small">{t("assumed_what")}</p>
      ) : null}
      <Instruments run={run} />
    </section>
  );
}

function Scanned({ run: { scanned } }: { run: Checklist }) {
  const { t } = useTongue();
  if (!scanned) return null;
  const when = instant(scanned.at);
  return (
    <p class="paper-small">
      {t("scanned")}
      {when ? ` (${when})` : ""}
    </p>
  );
}

function Away({ run }: { run: Checklist }) {
  const { t } = useTongue();
  const { reason = "", department = "", contact_role = "" } = run.unavailable ?? {};
  const known = UNAVAILABLE.find((name) => name === reason);
  const contact = [department, contact_role].filter(Boolean).join(" · ");
  return (
    <p>
      {t("unavailable_reason")}: <b>{known ? t(known) : reason}</b>
      {contact ? ` (${t("contact")}: ${contact})` : ""}
    </p>
  );
}

function Lines({ run }: { run: Checklist }) {
  const { t, either } = useTongue();
  return (
    <table class="paper-lines">
      <thead>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col">{t("value")}</th>
          <th scope="col">{t("limits")}</th>
          <th scope="col">{t("outcome")}</th>
        </tr>
      </thead>
      {sections(run.items).map((lines, i) => (
        <tbody key={i}>
          <tr class="paper-section">
            <th colSpan={4} scope="colgroup">
              {either({ zh: lines[0]?.section_zh ?? "", en: lines[0]?.section_en ?? "" })}
            </th>
          </tr>
          {lines.map((line) => (
            <OneLine key={line.key} line={line} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Instruments({ run }: { run: Checklist }) {
  const { t } = useTongue();
  if (run.instruments.length === 0) return null;
  return (
    <p class="paper-small">
      {t("instruments")}:{" "}
      {run.instruments
        .map(({ name, model, serial, calibration_due: day }) =>
          [name, model, serial, day ? t("due", { day }) : ""].filter(Boolean).join(" "),
        )
        .join("; ")}
    </p>
  );
}

function sections(lines: readonly Line[]): Line[][] {
  const all: Line[][] = [];
  for (const line of lines) {
    const last = all[all.length - 1];
    if (last?.[0]?.section_zh === line.section_zh) last.push(line);
    else all.push([line]);
  }
  return all;
}
