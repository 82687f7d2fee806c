// The week where there is room: engineers as rows, days as columns, cards carried between them.

import { useRef } from "preact/hooks";
import { today } from "../../frame/tick";
import type { Brief } from "../../local";
import { day as sayDay } from "../../text";
import { t } from "../../text/week";
import { names } from "../../ui";
import { jobNow } from "../office/plan";
import { type Opened, WeekCard } from "./Card";
import { useDrag } from "./drag";
import { EngineerHead } from "./Engineer";
import { Load } from "./Load";
import { days, kindOfDay, type Lane, lanes } from "./lanes";
import { move, type Place } from "./move";

interface Props {
  onOpen: (opened: Opened) => void;
  /** Whether the person may plan. */
  may: boolean;
}

export function Board({ onOpen, may }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  useDrag(ground, drop, may);
  return (
    <div class="week-place" ref={ground}>
      <table class="week-board">
        {may ? (
          <caption class="week-hint small soft">
            <span class="for-mouse">{t("hint")}</span>
            <span class="for-fingers">{t("hint_touch")}</span>
          </caption>
        ) : null}
        <thead>
          <tr>
            <th scope="col">{t("engineer")}</th>
            {days.value.map((day) => (
              <DayHead key={day} day={day} />
            ))}
          </tr>
        </thead>
        <tbody>
          {(lanes.value ?? []).map((lane) => (
            <Row key={lane.person} lane={lane} onOpen={onOpen} may={may} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the date and the weekday part when both do not fit one line. */
const BREAK = "\u200b";

function DayHead({ day }: { day: string }) {
  const kind = kindOfDay(day);
  return (
    <th scope="col" data-day={kind} aria-current={day === today.value ? "date" : undefined}>
      {sayDay(day).replace("周", `${BREAK}周`)}
      {kind === "plain" ? null : (
        <span class="week-kind">{t(kind === "rest" ? "rest" : "worked")}</span>
      )}
    </th>
  );
}

function Row({ lane: { person, cells }, onOpen, may }: Props & { lane: Lane }) {
  return (
    <tr class={names(!person && "week-nobody")}>
      <th scope="row">
        <EngineerHead person={person} />
      </th>
      {[...cells].map(([day, cell]) => (
        <td
          key={day}
          data-cell={`${person} ${day}`}
          data-day={kindOfDay(day)}
          data-absent={cell.absent ? "" : undefined}
        >
          <Load cell={cell} person={person} day={day} />
          {cell.jobs.map((one) => (
            <WeekCard
              key={one.id}
              one={one}
              from={{ person, day }}
              onOpen={onOpen}
              onKey={may ? walk : undefined}
            />
          ))}
        </td>
      ))}
    </tr>
  );
}

/** Names of cards and cells: a job's id and a person's hold no space. */
function drop(card: string, cell: string): void {
  const [id = "", from = ""] = card.split(" ");
  const [to = "", day = ""] = cell.split(" ");
  const job = jobNow(id);
  if (job) void move(job, { person: from, day: job.value.planned ?? "" }, { person: to, day });
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function walk(event: KeyboardEvent, job: Brief<"job">, from: Place): void {
  const step = ARROWS[event.key];
  if (!step || !event.shiftKey) return;
  event.preventDefault();
  const people = (lanes.peek() ?? []).map(({ person }) => person);
  const person = people[people.indexOf(from.person) + step[0]];
  const day = days.peek()[days.peek().indexOf(from.day) + step[1]];
  if (person === undefined || day === undefined) return;
  void move(job, from, { person, day });
  focusCard(job.id, person);
}

/** The card is drawn anew in its new cell; the keyboard stays on it. */
function focusCard(id: string, person: string): void {
  setTimeout(() => {
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(`${id} ${person}`)}"]`)?.focus();
  }, 30);
}
