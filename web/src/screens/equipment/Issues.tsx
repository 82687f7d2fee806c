// What came short, damaged or other than ordered, and how it was made good.

import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { about, me, type View } from "../../local";
import { worksInField } from "../../people/roles";
import { day } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Card, ListRow, Rows, StateChip } from "../../ui";
import { Exchange } from "./Exchange";
import { IssueSheet } from "./IssueSheet";

export function Issues({ view }: { view: View<"equipment"> }) {
  const [open, setOpen] = useState<View<"delivery_issue"> | "new" | null>(null);
  const all = about("delivery_issue", view.id).value ?? [];
  const waiting = all.filter(({ value }) => value.state !== "resolved").length;
  const may = worksInField(me.value);
  return (
    <Card title={t("issues")} tone={waiting ? "watch" : undefined}>
      <div class="stack">
        {all.length ? (
          <Rows label={t("issues")}>
            {all.map((issue) => (
              <IssueRow key={issue.id} issue={issue} onOpen={() => setOpen(issue)} />
            ))}
          </Rows>
        ) : (
          <p class="soft">{t("no_issues")}</p>
        )}
        {may ? (
          <div class="line">
            <Button icon={Plus} onClick={() => setOpen("new")}>
              {t("add_issue")}
            </Button>
          </div>
        ) : null}
      </div>
      {open ? (
        <IssueSheet
          equipment={view}
          issue={open === "new" ? null : open}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Card>
  );
}

function IssueRow({ issue, onOpen }: { issue: View<"delivery_issue">; onOpen: () => void }) {
  const {
    type = "shortage",
    what,
    quantity,
    state = "open",
    resolution,
    resolved_on,
  } = issue.value;
  const done = [resolved_on && day(resolved_on), resolution].filter(Boolean).join(" · ");
  return (
    <ListRow
      over={common(`issue_${type}`)}
      title={[what, quantity].filter(Boolean).join(" × ") || common("not_given")}
      note={done || issue.value.note}
      end={
        <StateChip tone={state === "open" ? "watch" : "good"}>{common(`issue_${state}`)}</StateChip>
      }
      onClick={onOpen}
      under={
        <div class="job-finding-mark">
          <Exchange issue={issue} />
        </div>
      }
    />
  );
}
