// The week by engineer: who is where, how full each day is; jobs are moved by hand, by keys or by a menu, also offline.

import { ChevronLeft, ChevronRight, Printer } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { calendar, later, monday, provisional } from "../../days/calendar";
import { stands } from "../../jobs/standings";
import { ended } from "../../jobs/state";
import { useRoom } from "../../lists/room";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { back, go, to } from "../../router";
import { now } from "../../sync";
import { dayOf, day as sayDay } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/week";
import { Banner, Button, IconButton, Page, Skeleton } from "../../ui";
import { sayTrouble } from "../office/Engineers";
import { hear, heard } from "../office/heard";
import { ALL, type Filter, filter } from "../office/plan";
import { Absences } from "./Absences";
import { Board } from "./Board";
import type { Opened } from "./Card";
import { days, elsewhere, lanes, shown } from "./lanes";
import { MoveSheet } from "./MoveSheet";
import { Narrow } from "./Narrow";

const BOARD = "(min-width: 50rem)";

export default function Week() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const roomy = useRoom(BOARD);
  const may = plans(me.value);
  // What has ended stays where it was, and who may not plan only looks: both go straight to the job.
  const open = (one: Opened) =>
    may && !ended(stands(one.id)) ? setOpened(one) : go(to("office", "job", one.id));
  useEffect(() => void hear(), []);
  const ready = lanes.value !== null;
  return (
    <Page title={t("title")} back={() => back("/office")} wide under={<Turn />}>
      <Unsure />
      {may ? null : <p class="soft">{t("not_allowed")}</p>}
      {heard.value.error ? <p class="small soft">{sayTrouble(heard.value.error)}</p> : null}
      {ready ? <Elsewhere /> : <Skeleton rows={6} label={common("loading")} />}
      {ready && roomy ? <Board onOpen={open} may={may} /> : null}
      {ready && !roomy ? <Narrow onOpen={open} /> : null}
      {ready ? <Absences may={may} /> : null}
      {opened ? <MoveSheet opened={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Turn() {
  const turn = (n: number) => {
    shown.value = later(shown.value, 7 * n);
  };
  const [from = "", until = ""] = [days.value[0], days.value[6]];
  return (
    <div class="week-turn">
      <IconButton label={t("before")} icon={ChevronLeft} onClick={() => turn(-1)} />
      <strong aria-live="polite">{t("of", { from: sayDay(from), to: sayDay(until) })}</strong>
      <IconButton label={t("after")} icon={ChevronRight} onClick={() => turn(1)} />
      <Button
        kind="quiet"
        onClick={() => {
          shown.value = monday(dayOf(now()));
        }}
      >
        {t("now")}
      </Button>
      <IconButton label={t("print")} icon={Printer} onClick={() => print()} />
    </div>
  );
}

function Unsure() {
  const day = days.value.find((one) => provisional(one, calendar.value));
  return day ? <Banner tone="watch">{t("provisional", { year: day.slice(0, 4) })}</Banner> : null;
}

/** The list of jobs, narrowed to these alone. */
function list(these: Partial<Filter>): void {
  filter.value = { ...ALL, ...these };
  go("/office");
}

function Elsewhere() {
  const { left, dayless } = elsewhere.value;
  if (!left && !dayless) return null;
  return (
    <div class="line week-screen-only">
      {left ? (
        <Button kind="quiet" onClick={() => list({ until: later(monday(dayOf(now())), -1) })}>
          {t("left", { n: left })}
        </Button>
      ) : null}
      {dayless ? (
        <Button kind="quiet" onClick={() => list({ which: "dayless" })}>
          {t("dayless", { n: dayless })}
        </Button>
      ) : null}
    </div>
  );
}
