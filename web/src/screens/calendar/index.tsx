// The working days of one year: shown month by month; a day is turned by a tap when its notice is out.

import { useState } from "preact/hooks";
import { calendar, later, SHIPPED, weekday, works } from "../../days/calendar";
import { all } from "../../lists/all";
import { blank, change, me, type View } from "../../local";
import { redacts as keepsCalendar } from "../../people/roles";
import { back } from "../../router";
import { now } from "../../sync";
import { dayOf, monthName, day as sayDay, weekLetters } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/days";
import { why } from "../../text/trouble";
import {
  Banner,
  Button,
  Check,
  Field,
  Page,
  Restored,
  Segmented,
  StateChip,
  say,
  TextInput,
} from "../../ui";
import { useEntered } from "../useEntered";

interface Draft {
  off: Set<string>;
  work: Set<string>;
  published: boolean;
  source: string;
}

export default function CalendarScreen() {
  const current = Number(dayOf(now()).slice(0, 4));
  const [year, setYear] = useState(String(current));
  const years = [current - 1, current, current + 1].map(String);
  return (
    <Page title={t("title")} back={() => back("/office/settings")} wide>
      <p class="soft">{t("intro")}</p>
      <Segmented
        label={t("year")}
        value={year}
        onChange={setYear}
        options={years.map((value) => ({ value, label: value }))}
      />
      <Year key={year} year={year} />
    </Page>
  );
}

function Year({ year }: { year: string }) {
  const [editing, setEditing] = useState(false);
  const may = keepsCalendar(me.value);
  const known = calendar.value.get(Number(year));
  const own = recordOf(year);
  const origin = own ? t("own") : SHIPPED.has(Number(year)) ? t("shipped") : t("none");
  return (
    <>
      <p class="line">
        <StateChip tone={known?.published ? "good" : "watch"}>
          {known?.published ? t("published") : t("provisional")}
        </StateChip>
        <span class="soft small">{origin}</span>
        {may && !editing ? <Button onClick={() => setEditing(true)}>{t("edit")}</Button> : null}
      </p>
      {may ? null : <p class="soft small">{t("look_only")}</p>}
      {editing ? (
        <Edit year={year} own={own} onClose={() => setEditing(false)} />
      ) : (
        <Months year={year} draft={null} onDraft={() => {}} />
      )}
    </>
  );
}

/** The firm's own record of a year. */
function recordOf(year: string): View<"calendar_year"> | null {
  return all("calendar_year")?.find(({ id }) => id === year) ?? null;
}

interface EditProps {
  year: string;
  own: View<"calendar_year"> | null;
  onClose: () => void;
}

function Edit({ year, own, onClose }: EditProps) {
  const { begun, entered, enter, draft } = useEntered(`calendar/${year}`, own, (seen) =>
    begin(year, seen),
  );
  const save = async () => {
    const { published, source, off, work } = entered;
    const set = { published, source, off: [...off].sort(), work: [...work].sort() };
    try {
      await change(begun ?? blank("calendar_year", year), set);
      say(t("saved"), "good");
      close();
    } catch (error) {
      say(t("failed", { why: why(error) }), "bad");
    }
  };
  const close = () => {
    draft.drop();
    onClose();
  };
  return (
    <>
      <div class="stack">
        <Restored draft={draft} />
        <Banner>{t("legend")}</Banner>
        <Check checked={entered.published} onChange={(published) => enter({ published })}>
          {t("mark_published")}
        </Check>
        <Field label={t("source")}>
          {(tied) => (
            <TextInput
              {...tied}
              value={entered.source}
              maxLength={2000}
              onInput={(source) => enter({ source })}
            />
          )}
        </Field>
        <div class="line">
          <span class="soft small">
            {t("count", { off: entered.off.size, work: entered.work.size })}
          </span>
          <Button kind="primary" onClick={() => void save()}>
            {t("save")}
          </Button>
          <Button onClick={close}>{common("cancel")}</Button>
        </div>
      </div>
      <Months year={year} draft={entered} onDraft={enter} />
    </>
  );
}

function begin(year: string, own: View<"calendar_year"> | null): Draft {
  const known = calendar.peek().get(Number(year));
  return {
    off: new Set(known?.off),
    work: new Set(known?.work),
    published: known?.published ?? false,
    source: own?.value.source ?? "",
  };
}

interface MonthsProps {
  year: string;
  draft: Draft | null;
  onDraft: (draft: Draft) => void;
}

function Months({ year, draft, onDraft }: MonthsProps) {
  const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, "0"));
  return (
    <div class="months">
      {months.map((month) => (
        <section key={month} class="card">
          <h2>{monthName(Number(month))}</h2>
          <div class="month">
            {weekLetters().map((letter, n) => (
              <span key={n} class="month-head" aria-hidden="true">
                {letter}
              </span>
            ))}
            {daysOf(`${year}-${month}`).map((day) => (
              <Day key={day} day={day} draft={draft} onDraft={onDraft} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function daysOf(month: string): string[] {
  const days = [];
  for (let day = `${month}-01`; day.startsWith(month); day = later(day, 1)) days.push(day);
  return days;
}

function Day({ day, draft, onDraft }: Omit<MonthsProps, "year"> & { day: string }) {
  const known = draft ? new Map([[Number(day.slice(0, 4)), asYear(draft)]]) : calendar.value;
  const worked = works(day, known);
  const weekend = weekday(day) % 6 === 0;
  const word = worked === weekend ? t(worked ? "worked" : "off") : "";
  const column = { gridColumnStart: ((weekday(day) + 6) % 7) + 1 };
  const inside = (
    <>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <span class="unseen">{sayDay(day)}</span>
      {word ? <span class="month-word">{word}</span> : null}
    </>
  );
  const look = { class: "month-day", "data-rest": worked ? undefined : "", style: column };
  if (!draft) return <span {...look}>{inside}</span>;
  return (
    <button
      type="button"
      {...look}
      aria-pressed={!worked}
      onClick={() => onDraft(turned(draft, day))}
    >
      {inside}
    </button>
  );
}

function asYear({ off, work, published }: Draft) {
  return { off: [...off], work: [...work], published };
}

/** A weekday goes off and on again, a weekend is worked or not. */
function turned(draft: Draft, day: string): Draft {
  const name = weekday(day) % 6 === 0 ? "work" : "off";
  const days = new Set(draft[name]);
  if (!days.delete(day)) days.add(day);
  return { ...draft, [name]: days };
}
