// What maintenance is due and not planned, with its hour; what is ticked here is planned on the next screen.

import { CalendarPlus, ListChecks } from "lucide-preact";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { back } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/due";
import { Button, Empty, LinkButton, Page, Skeleton } from "../../ui";
import { AsOf } from "./AsOf";
import { Doubled } from "./Doubled";
import { Filters } from "./Filters";
import { known } from "./known";
import { DueList } from "./List";
import { Made } from "./Made";
import { choose, chosen, wanted } from "./making";
import { chosenItems, counts, found } from "./open";
import { Taken } from "./Taken";
import { usePlanning } from "./usePlanning";

export default function DueScreen() {
  const may = plans(me.value);
  const until = usePlanning();
  return (
    <Page title={t("title")} back={() => back("/office")} wide foot={may ? <Next /> : undefined}>
      <AsOf until={until} />
      <Made />
      <Doubled />
      <Taken />
      <Filters />
      <Found may={may} />
      <Uncountable />
    </Page>
  );
}

function Found({ may }: { may: boolean }) {
  const items = found.value;
  if (items === null)
    return known.value.error ? null : <Skeleton rows={5} label={common("loading")} />;
  const { open, late, planned } = counts.value;
  const isOpen = wanted.value.show === "open";
  const jobs = items.map(({ duty }) => duty.job);
  return (
    <>
      <div class="line">
        <p class="how-many" role="status">
          {t("counts", { n: open, late })} · {t("planned_count", { n: planned })}
        </p>
        {may && isOpen && items.length ? (
          <Button kind="quiet" onClick={() => choose(jobs, true)}>
            {t("select_all", { n: items.length })}
          </Button>
        ) : null}
        {chosen.value.size ? (
          <Button kind="quiet" onClick={() => choose([...chosen.value], false)}>
            {t("select_none")}
          </Button>
        ) : null}
      </div>
      {items.length ? (
        <DueList items={items} may={may} />
      ) : (
        <Empty icon={ListChecks} title={isOpen ? t("none") : t("none_planned")} />
      )}
    </>
  );
}

function Uncountable() {
  const { due } = known.value;
  if (!due) return null;
  return (
    <div class="small soft">
      <p>{t("assumed")}</p>
      {due.no_start.length ? <p>{t("no_start", { n: due.no_start.length })}</p> : null}
      {due.no_checklist.length ? <p>{t("no_checklist", { n: due.no_checklist.length })}</p> : null}
    </div>
  );
}

function Next() {
  const n = chosenItems.value?.length ?? 0;
  if (!n) return <p class="soft small">{t("nothing_chosen")}</p>;
  return (
    <div>
      <LinkButton kind="primary" wide icon={CalendarPlus} href="/office/plan">
        {t("plan", { n })}
      </LinkButton>
    </div>
  );
}
