// All jobs that the filters leave: a table where there is room, cards on a phone.

import { ClipboardList } from "lucide-preact";
import { useRoom } from "../../lists/room";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Button, Empty, Skeleton } from "../../ui";
import { sayTrouble } from "./Engineers";
import { Filters } from "./Filters";
import { FirstSteps } from "./FirstSteps";
import { heard } from "./heard";
import { JobCards } from "./JobCards";
import { JobTable } from "./JobTable";
import { ALL, chosen, filter, planned } from "./plan";

/** A table of seven columns. */
const TABLE = "(min-width: 68rem)";

export function Jobs() {
  const all = planned.value;
  if (all === null) return <Skeleton rows={6} label={common("loading")} />;
  if (all.length === 0 && plans(me.value)) return <FirstSteps />;
  if (all.length === 0)
    return (
      <Empty icon={ClipboardList} title={t("none")}>
        {t("none_body")}
      </Empty>
    );
  return (
    <>
      <Filters />
      <Found />
    </>
  );
}

function Found() {
  const roomy = useRoom(TABLE);
  const jobs = chosen.value ?? [];
  if (jobs.length === 0)
    return (
      <Empty title={t("no_match")}>
        <Button
          onClick={() => {
            filter.value = { ...ALL, which: "all" };
          }}
        >
          {t("clear")}
        </Button>
      </Empty>
    );
  return (
    <>
      <p class="how-many" role="status">
        {t("how_many", { n: jobs.length })}
        {heard.value.error ? ` · ${sayTrouble(heard.value.error)}` : ""}
      </p>
      {roomy ? <JobTable jobs={jobs} /> : <JobCards jobs={jobs} />}
    </>
  );
}
