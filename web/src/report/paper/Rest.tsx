// What the visit says beyond its checklist: findings, advice, guidance, the work list, what nobody settled.

import { field as fields } from "../../text/records";
import { inTongue } from "../../text/texts";
import type { Found } from "../document";
import { usePhotoNumbers } from "./numbers";
import { useTongue } from "./tongue";

export function Rest() {
  const { report, t } = useTongue();
  return (
    <>
      <Findings />
      <Words title={t("advice")} text={report.advice} />
      <Words title={t("guidance")} text={report.guidance} />
      <WorkList />
      <Disputes />
    </>
  );
}

function Findings() {
  const { report, t } = useTongue();
  return (
    <section>
      <h3>{t("findings")}</h3>
      {report.findings.length ? (
        <ol class="paper-list">
          {report.findings.map((finding) => (
            <OneFinding key={finding.id} finding={finding} />
          ))}
        </ol>
      ) : (
        <p>{t("no_findings")}</p>
      )}
    </section>
  );
}

function OneFinding({ finding }: { finding: Found }) {
  const { t } = useTongue();
  const numbers = usePhotoNumbers();
  const { text, severity, state, photos } = finding;
  const shown = photos.map(({ id }) => numbers.get(id)).join(", ");
  return (
    <li>
      <span class="paper-text">{text}</span>{" "}
      <span class="paper-small">
        {[
          t(`severity_${severity}`),
          state === "draft" ? "" : t(`finding_${state}`),
          shown ? t("see_photo", { n: shown }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

/** Nothing said is left out: a checklist may hold the advice in its own lines. */
function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p class="paper-text">{text}</p>
    </section>
  );
}

function WorkList() {
  const { report, t } = useTongue();
  const { work } = report;
  if (work.length === 0) return null;
  const total = work.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  return (
    <section>
      <h3>{t("work")}</h3>
      <table class="paper-work">
        <tbody>
          {work.map(({ id, text, minutes, confirmed }) => (
            <tr key={id}>
              <td class="paper-text">{text}</td>
              <td>{minutes === null ? "" : t("minutes", { n: minutes })}</td>
              <td>{confirmed ? t("confirmed") : t("not_confirmed")}</td>
            </tr>
          ))}
          {total ? (
            <tr>
              <th scope="row">{t("total")}</th>
              <td>{t("minutes", { n: total })}</td>
              <td />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function Disputes() {
  const { report, t, person, lang } = useTongue();
  const field = inTongue(fields, lang);
  if (report.contested.length === 0) return null;
  return (
    <section>
      <h3>{t("disputes")}</h3>
      <ul class="paper-list">
        {report.contested.map(({ kind, id, field: name, sides }) => (
          <li key={kind + id + name} class="paper-dispute">
            {field.named(name) || name}:{" "}
            {sides.map(({ value, by }) => `${person(by)}: ${value || t("none")}`).join(" / ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
