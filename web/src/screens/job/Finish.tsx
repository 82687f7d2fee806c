// The end of a visit: only when nothing required is missing; in part with a reason where something was not tested.

import { useSignal } from "@preact/signals";
import { runOutcome } from "../../checklist";
import { isThere } from "../../records/shown";
import { to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/job";
import { Button, LinkButton, ListRow, Rows, Sheet } from "../../ui";
import { DraftField, useDraft } from "../DraftField";
import type { RunModel } from "../run/model";
import { type Todo, todos } from "../run/todo";
import { workLack } from "./confirmed";
import type { JobModel } from "./model";
import { finish } from "./stepping";
import { WORK } from "./Work";

/** Nothing is missing and nothing needs a word: one tap is enough. */
export function canFinish(model: JobModel): boolean {
  const run = model.run.value;
  if (workLack(model)) return false;
  if (!run) return true;
  if (!run.run.value.known || todos(run).length || drafts(model)) return false;
  return run.unavailable.value || runOutcome(run.items.value ?? [], run.held) === "completed";
}

function drafts(model: JobModel): number {
  return model.findings.value.filter((view) => isThere(view) && view.value.state === "draft")
    .length;
}

interface FinishProps {
  model: JobModel;
  onClose: () => void;
}

export function FinishSheet({ model, onClose }: FinishProps) {
  const run = model.run.value;
  if (!run) return <WorkLeft model={model} onClose={onClose} />;
  const begun = run.run.value.known;
  const left = begun ? todos(run) : [];
  if (!begun || left.length)
    return <NotYet run={run} begun={begun} left={left} onClose={onClose} />;
  if (drafts(model)) return <DraftsLeft n={drafts(model)} onClose={onClose} />;
  if (workLack(model)) return <WorkLeft model={model} onClose={onClose} />;
  return <InPart model={model} onClose={onClose} />;
}

interface NotYetProps {
  run: RunModel;
  begun: boolean;
  left: Todo[];
  onClose: () => void;
}

const MOST = 30;

function NotYet({ run, begun, left, onClose }: NotYetProps) {
  const place = left[0]?.place;
  const href = to("run", run.id) + (place ? `#${encodeURIComponent(place)}` : "");
  const actions = begun ? (
    <LinkButton kind="primary" href={href}>
      {t("finish_go")}
    </LinkButton>
  ) : null;
  return (
    <Sheet title={t("finish_title")} onClose={onClose} actions={actions}>
      <p>{begun ? t("finish_missing", { n: left.length }) : t("finish_not_begun")}</p>
      <Rows>
        {left.slice(0, MOST).map((todo) => (
          <ListRow
            key={todo.place + todo.why}
            title={todo.title}
            note={todo.why}
            href={`${to("run", run.id)}#${encodeURIComponent(todo.place)}`}
          />
        ))}
      </Rows>
    </Sheet>
  );
}

function DraftsLeft({ n, onClose }: { n: number; onClose: () => void }) {
  return (
    <Sheet
      title={t("finish_title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{common("ok")}</Button>}
    >
      <p>{t("findings_left", { n })}</p>
    </Sheet>
  );
}

/** Without a word of the hospital no visit ends: its hand, or why it is missing. */
function WorkLeft({ model, onClose }: FinishProps) {
  const lack = workLack(model);
  if (!lack) return null;
  const show = () => {
    onClose();
    requestAnimationFrame(() => document.getElementById(WORK)?.scrollIntoView());
  };
  const actions = (
    <Button kind="primary" onClick={show}>
      {t("work_go")}
    </Button>
  );
  return (
    <Sheet title={t("finish_title")} onClose={onClose} actions={actions}>
      <p>{t(`lack_${lack}`)}</p>
    </Sheet>
  );
}

function InPart({ model, onClose }: FinishProps) {
  const reason = useDraft(`partial/${model.id}`);
  const tried = useSignal(false);
  const save = async () => {
    tried.value = true;
    const why = reason.text.trim();
    if (!why || !(await finish(model.visit(), "done", "partial", why))) return;
    reason.drop();
    onClose();
  };
  const actions = (
    <Button kind="primary" onClick={() => void save()}>
      {t("do_done")}
    </Button>
  );
  return (
    <Sheet title={t("partial_title")} onClose={onClose} actions={actions}>
      <p>{t("partial_body")}</p>
      <DraftField
        draft={reason}
        label={t("partial_reason")}
        most={2000}
        error={tried.value && !reason.text.trim() ? t("partial_needed") : null}
      />
    </Sheet>
  );
}
