// The checklists of a visit: each line with what was found, its limit and its outcome, section by section.

import { versionName } from "../../checklist/versions";
import type { Checklist, Line } from "../document";
import { usePhotoNumbers } from "./numbers";
import { sayAnswer, sayLimits, sayOutcome } from "./say";
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
      {run.items.length ? <Lines run={run} /> : null}
      <Instruments run={run} />
    </section>
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

function OneLine({ line }: { line: Line }) {
  const tongue = useTongue();
  const { t, either, lang } = tongue;
  const said = sayAnswer(line, tongue);
  const outcome = sayOutcome(line, tongue);
  // Words without a judgement need the room of three columns.
  const wordy = line.type === "text" && !outcome;
  const empty = !said && !outcome && line.photos.length === 0 && line.by === "";
  return (
    <tr data-outcome={line.others.length ? "disputed" : line.outcome}>
      <td>
        {lang === "en" ? capital(either(line)) : either(line)}
        <Beside line={line} />
      </td>
      {empty || wordy ? (
        <td class="paper-value paper-text" colSpan={3}>
          {empty ? <span class="paper-small">{t("not_answered")}</span> : said}
          <Numbers line={line} />
        </td>
      ) : (
        <>
          <td class="paper-value">
            {said}
            <Numbers line={line} />
          </td>
          <td class="paper-limit">{sayLimits(line, tongue)}</td>
          <td class="paper-outcome">{outcome}</td>
        </>
      )}
    </tr>
  );
}

function Beside({ line }: { line: Line }) {
  const tongue = useTongue();
  const { t, person } = tongue;
  const said = (side: Line["others"][number]) =>
    [sayAnswer(side, tongue), sayOutcome(side, tongue), side.reason].filter(Boolean).join(" ");
  return (
    <>
      {line.reason ? <Small>{`${t("reason")}: ${line.reason}`}</Small> : null}
      {line.note ? <Small>{`${t("note")}: ${line.note}`}</Small> : null}
      {line.copied ? <Small>{t("copied")}</Small> : null}
      {line.others.length ? (
        <Small strong>{`${t("disputed")}: ${person(line.by)} ${said(line)}`}</Small>
      ) : null}
      {line.others.map((side, i) => (
        <Small key={i} strong>
          {`${t("other_side")}: ${person(side.by)} ${said(side)} (${instant(side.at)})`}
        </Small>
      ))}
    </>
  );
}

function Small({ children, strong }: { children: string; strong?: boolean }) {
  return <span class={strong ? "paper-small paper-dispute" : "paper-small"}>{children}</span>;
}

function Numbers({ line }: { line: Line }) {
  const { t } = useTongue();
  const numbers = usePhotoNumbers();
  if (line.photos.length === 0) return null;
  const all = line.photos.map(({ id }) => numbers.get(id)).join(", ");
  return <span class="paper-small"> {t("see_photo", { n: all })}</span>;
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
