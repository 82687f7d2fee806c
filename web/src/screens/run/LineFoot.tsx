// Below a line: who answered and when, and what else can be done with it.

import { CircleSlash, MessageSquareText } from "lucide-preact";
import { isSkipped } from "../../checklist";
import { today } from "../../frame/tick";
import type { View } from "../../local";
import { personName } from "../../records/name";
import { clockTime, dayOf, moment } from "../../text";
import { t } from "../../text/run";
import { IconButton } from "../../ui";
import { AddPhotos } from "../photo/AddPhotos";
import type { ControlProps } from "./Control";
import type { Opened } from "./Line";

export function Foot({ model, item, view, open }: ControlProps & { open: (what: Opened) => void }) {
  const locked = model.locked.value;
  const canSkip = item.type !== "signature" && !isSkipped(view.value.reading) && !item.repeatable;
  return (
    <div class="run-line-foot">
      <AnsweredBy view={view} />
      {locked ? null : (
        <span class="run-line-tools">
          <IconButton
            label={t("edit_note")}
            icon={MessageSquareText}
            onClick={() => open("note")}
          />
          {item.type === "photo" ? null : (
            <AddPhotos job={model.jobId} run={model.id} item={item.id} small />
          )}
          {canSkip ? (
            <IconButton label={t("skip")} icon={CircleSlash} onClick={() => open("skip")} />
          ) : null}
        </span>
      )}
    </div>
  );
}

function AnsweredBy({ view }: { view: View<"answer"> }) {
  if (!view.by || !view.at) return <span />;
  return (
    <span class="small soft">
      {t("answered_by", { name: personName(view.by), time: shortTime(view.at) })}
    </span>
  );
}

/** Today's by the clock alone, so that a narrow line holds it. */
function shortTime(at: number): string {
  return dayOf(at) === today.value ? clockTime(at) : moment(at);
}
