// The week on a phone: one day of everybody, or all days of one engineer.

import { signal } from "@preact/signals";
import { now } from "../../sync";
import { dayOf, day as sayDay } from "../../text";
import { t } from "../../text/week";
import { Card, Field, Segmented, Select } from "../../ui";
import { type Opened, WeekCard } from "./Card";
import { Freshness } from "./Engineer";
import { Load } from "./Load";
import { type Cell, days, kindOfDay, type Lane, lanes, NOBODY } from "./lanes";
import { who } from "./move";

type By = "day" | "engineer";

const by = signal<By>("day");
const chosenDay = signal("");
const chosenPerson = signal(NOBODY);

export function Narrow({ onOpen }: { onOpen: (opened: Opened) => void }) {
  return (
    <>
      <Segmented
        label={t("view")}
        value={by.value}
        onChange={(value: By) => {
          by.value = value;
        }}
        options={[
          { value: "day", label: t("by_day") },
          { value: "engineer", label: t("by_engineer") },
        ]}
      />
      {by.value === "day" ? <OneDay onOpen={onOpen} /> : <OneEngineer onOpen={onOpen} />}
    </>
  );
}

function OneDay({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const today = dayOf(now());
  const wanted = chosenDay.value || today;
  const day = days.value.includes(wanted) ? wanted : (days.value[0] ?? "");
  return (
    <>
      <Field label={t("day")}>
        {(tied) => (
          <Select
            {...tied}
            value={day}
            options={days.value.map((value) => ({ value, label: sayDay(value) + mark(value) }))}
            onChange={(value) => {
              chosenDay.value = value;
            }}
          />
        )}
      </Field>
      {(lanes.value ?? []).map((lane) => (
        <Stretch
          key={lane.person}
          lane={lane}
          day={day}
          title={who(lane.person)}
          onOpen={onOpen}
          fresh
        />
      ))}
    </>
  );
}

function OneEngineer({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const all = lanes.value ?? [];
  const lane = all.find(({ person }) => person === chosenPerson.value) ?? all[0];
  return (
    <>
      <Field label={t("engineer")}>
        {(tied) => (
          <Select
            {...tied}
            value={lane?.person ?? NOBODY}
            options={all.map(({ person }) => ({ value: person, label: who(person) }))}
            onChange={(value) => {
              chosenPerson.value = value;
            }}
          />
        )}
      </Field>
      {lane?.person ? (
        <p class="line">
          <Freshness person={lane.person} />
        </p>
      ) : null}
      {lane
        ? days.value.map((day) => (
            <Stretch
              key={day}
              lane={lane}
              day={day}
              title={sayDay(day) + mark(day)}
              onOpen={onOpen}
            />
          ))
        : null}
    </>
  );
}

function mark(day: string): string {
  const kind = kindOfDay(day);
  return kind === "plain" ? "" : ` · ${t(kind === "rest" ? "rest" : "worked")}`;
}

interface StretchProps {
  lane: Lane;
  day: string;
  title: string;
  fresh?: boolean;
  onOpen: (opened: Opened) => void;
}

function Stretch({ lane: { person, cells }, day, title, fresh, onOpen }: StretchProps) {
  const cell: Cell | undefined = cells.get(day);
  if (!cell) return null;
  return (
    <Card title={title} end={<Load cell={cell} person={person} day={day} />}>
      <div class="week-stretch">
        {fresh && person ? <Freshness person={person} /> : null}
        {cell.jobs.length ? null : <p class="small soft">{t("empty_day")}</p>}
        {cell.jobs.map((one) => (
          <WeekCard key={one.id} one={one} from={{ person, day }} onOpen={onOpen} />
        ))}
      </div>
    </Card>
  );
}
