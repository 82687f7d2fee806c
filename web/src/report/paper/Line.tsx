// One line of a checklist on the paper: what was found, its limit and outcome; where nobody settled it, every side alike.

import type { Line } from "../document";
import { usePhotoNumbers } from "./numbers";
import { sayAnswer, sayLimits, sayOutcome, saySpecial } from "./say";
import { instant, useTongue } from "./tongue";

export function OneLine({ line }: { line: Line }) {
  const { either, lang } = useTongue();
  const name = either(line);
  return (
    <tr data-outcome={line.others.length ? "disputed" : line.outcome}>
      <td>
        {lang === "en" ? capital(name) : name}
        <Beside line={line} />
      </td>
      <Found line={line} />
    </tr>
  );
}

function Found({ line }: { line: Line }) {
  const tongue = useTongue();
  const said = sayAnswer(line, tongue);
  const outcome = sayOutcome(line, tongue);
  if (line.others.length) return <Sides line={line} />;
  if (!said && !outcome && line.photos.length === 0 && line.by === "")
    return (
      <td class="paper-value" colSpan={3}>
        <span class="paper-small">{tongue.t("not_answered")}</span>
      </td>
    );
  // Words without a judgement need the room of three columns.
  if (line.type === "text" && !outcome)
    return (
      <td class="paper-value paper-text" colSpan={3}>
        {said}
        <Numbers line={line} />
      </td>
    );
  return (
    <>
      <td class="paper-value">
        {said}
        <Numbers line={line} />
      </td>
      <td class="paper-limit">
        {sayLimits(line, tongue)}
        {line.assumed ? <span class="paper-small"> {tongue.t("assumed")}</span> : null}
      </td>
      <td class="paper-outcome">{outcome}</td>
    </>
  );
}

/** All that was recorded, none of it called the right one. */
function Sides({ line }: { line: Line }) {
  const tongue = useTongue();
  const { t, person } = tongue;
  const limits = sayLimits(line, tongue);
  return (
    <td class="paper-value" colSpan={3}>
      <b class="paper-dispute">{t("disputed")}</b>
      {[line, ...line.others].map((side, i) => (
        <span key={i} class="paper-side">
          {[
            sayAnswer(side, tongue),
            sayOutcome(side, tongue),
            side.reason,
            saySpecial(side, tongue),
          ]
            .filter(Boolean)
            .join(" ")}{" "}
          <span class="paper-small">
            {person(side.by)} {instant(side.at)}
          </span>
        </span>
      ))}
      {limits ? (
        <span class="paper-small">
          {[t("limits"), limits, line.assumed ? t("assumed") : ""].filter(Boolean).join(" ")}
        </span>
      ) : null}
      <Numbers line={line} />
    </td>
  );
}

function Beside({ line }: { line: Line }) {
  const tongue = useTongue();
  const { t } = tongue;
  const reason = line.others.length ? "" : line.reason;
  const special = line.others.length ? "" : saySpecial(line, tongue);
  return (
    <>
      {special ? <span class="paper-small">{special}</span> : null}
      {reason ? <span class="paper-small">{`${t("reason")}: ${reason}`}</span> : null}
      {line.note ? <span class="paper-small">{`${t("note")}: ${line.note}`}</span> : null}
      {line.copied ? <span class="paper-small">{t("copied")}</span> : null}
    </>
  );
}

function Numbers({ line }: { line: Line }) {
  const { t } = useTongue();
  const numbers = usePhotoNumbers();
  if (line.photos.length === 0) return null;
  const all = line.photos.map(({ id }) => numbers.get(id)).join(", ");
  return <span class="paper-small"> {t("see_photo", { n: all })}</span>;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
