// How old the answer to what is due is, or why there is none.

import { RefreshCw } from "lucide-preact";
import { moment } from "../../text";
import { t } from "../../text/due";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button } from "../../ui";
import { ask, known } from "./known";

export function AsOf({ until }: { until: string }) {
  const { due, asking, error } = known.value;
  if (error && !due)
    return (
      <Banner tone="watch" actions={<Again until={until} />}>
        {isOffline(error) ? t("offline_none") : t("trouble", { why: why(error) })}
      </Banner>
    );
  if (error && due)
    return (
      <Banner tone="watch" actions={<Again until={until} />}>
        {isOffline(error)
          ? t("offline_old", { when: moment(due.at) })
          : t("trouble", { why: why(error) })}
        {due.until < until ? ` ${t("too_short", { day: due.until })}` : ""}
      </Banner>
    );
  return (
    <p class="line small soft" role="status">
      {asking || !due ? t("computing") : t("as_of", { when: moment(due.at) })}
      {asking ? null : <Again until={until} />}
    </p>
  );
}

function Again({ until }: { until: string }) {
  return (
    <Button kind="quiet" icon={RefreshCw} onClick={() => void ask(until)}>
      {t("refresh")}
    </Button>
  );
}
