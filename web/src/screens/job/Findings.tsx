// What was found wrong: drafts of failed lines and own ones, each confirmed, mended or dropped by a person.

import { useSignal } from "@preact/signals";
import { CircleCheck, CircleDashed, Plus, TriangleAlert } from "lucide-preact";
import { blank, type View } from "../../local";
import { personName } from "../../records/name";
import { isThere } from "../../records/shown";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/job";
import { Button, Card, ListRow, Rows, StateChip, type Tone } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { FindingSheet } from "./FindingSheet";
import { Followup } from "./Followup";
import type { JobModel } from "./model";

const TONE: Record<string, Tone> = { minor: "watch", major: "bad", unsafe: "bad" };
const SIGN = { draft: CircleDashed, open: TriangleAlert, done: CircleCheck };

export function Findings({ model }: { model: JobModel }) {
  const open = useSignal<View<"finding"> | null>(null);
  const all = model.findings.value;
  const show = (view: View<"finding">) => {
    open.value = view;
  };
  const shown = all.find(({ id }) => id === open.value?.id) ?? open.value;
  return (
    <Card title={t("findings")}>
      <div class="stack">
        {all.length ? (
          <Rows label={t("findings")}>
            {all.map((view) => (
              <Row key={view.id} model={model} view={view} onOpen={() => show(view)} />
            ))}
          </Rows>
        ) : (
          <p class="soft">{t("no_findings")}</p>
        )}
        <Button icon={Plus} wide onClick={() => show(blank("finding"))}>
          {t("add_finding")}
        </Button>
      </div>
      {shown ? (
        <FindingSheet model={model} view={shown} onClose={() => (open.value = null)} />
      ) : null}
    </Card>
  );
}

interface RowProps {
  model: JobModel;
  view: View<"finding">;
  onOpen: () => void;
}

function Row({ model, view, onOpen }: RowProps) {
  const { text, severity = "minor", state = "draft" } = view.value;
  const there = isThere(view);
  const contested = Object.keys(view.contested).length > 0;
  return (
    <ListRow
      title={there ? text : <s>{text}</s>}
      tone={there ? (state === "done" ? "good" : TONE[severity]) : "split"}
      note={
        <>
          {view.by && view.at ? `${personName(view.by)} · ${moment(view.at)}` : null}
          <span class="job-finding-chips">
            <StateChip tone={TONE[severity] ?? "watch"}>{common(`severity_${severity}`)}</StateChip>
            <StateChip icon={SIGN[state]}>{common(`finding_${state}`)}</StateChip>
          </span>
        </>
      }
      under={
        <>
          {contested ? (
            <p class="job-finding-mark">
              <ContestedMark view={view} />
            </p>
          ) : null}
          {there ? (
            <div class="job-finding-mark">
              <Followup model={model} view={view} />
            </div>
          ) : null}
        </>
      }
      {...(there ? { onClick: onOpen } : {})}
    />
  );
}
