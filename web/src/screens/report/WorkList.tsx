// The work list: what was done and how long it took, in an order, confirmed by the hospital's hand.

import { useSignal } from "@preact/signals";
import { CircleCheck, CircleDashed, PenLine, Plus } from "lucide-preact";
import { blank, children, type View } from "../../local";
import { isThere } from "../../records/shown";
import { listed } from "../../report/parts";
import { phrase, t } from "../../text/report";
import { Button, Card, ListRow, Rows, StateChip } from "../../ui";
import { Signed } from "../signature/Signed";
import { signatureOf, WORK_LINE } from "./amending";
import { ConfirmWork } from "./ConfirmWork";
import { Phrases } from "./Phrases";
import { WorkSheet } from "./WorkSheet";
import { addWork } from "./working";

const PHRASES = ["work_1", "work_2", "work_3", "work_4", "work_5", "work_6"] as const;

export function WorkList({ job }: { job: string }) {
  const open = useSignal<View<"work_item"> | null>(null);
  const all = listed((children("work_item", job).value ?? []).filter(isThere));
  const total = all.reduce((sum, { value }) => sum + (value.minutes ?? 0), 0);
  const shown = all.find(({ id }) => id === open.value?.id) ?? open.value;
  return (
    <Card
      title={t("work")}
      end={total ? <span class="soft">{t("total", { n: total })}</span> : null}
    >
      <div class="stack">
        <p class="soft small">{all.length ? t("work_hint") : t("no_work")}</p>
        {all.length ? (
          <Rows label={t("work")}>
            {all.map((view) => (
              <Row key={view.id} view={view} onOpen={() => (open.value = view)} />
            ))}
          </Rows>
        ) : null}
        <Button icon={Plus} wide onClick={() => (open.value = blank("work_item"))}>
          {t("add_work")}
        </Button>
        <Phrases
          phrases={PHRASES.map((key) => phrase(key))}
          onAdd={(text) => void addWork(job, all, text)}
        />
        {all.length ? <Confirmation job={job} all={all} /> : null}
      </div>
      {shown ? (
        <WorkSheet job={job} all={all} view={shown} onClose={() => (open.value = null)} />
      ) : null}
    </Card>
  );
}

function Row({ view, onOpen }: { view: View<"work_item">; onOpen: () => void }) {
  const { text, minutes, confirmed } = view.value;
  return (
    <ListRow
      title={text}
      note={
        <>
          {typeof minutes === "number" ? `${t("n_minutes", { n: minutes })} ` : null}
          <StateChip
            tone={confirmed ? "good" : "quiet"}
            icon={confirmed ? CircleCheck : CircleDashed}
          >
            {confirmed ? t("confirmed") : t("not_confirmed")}
          </StateChip>
        </>
      }
      onClick={onOpen}
    />
  );
}

function Confirmation({ job, all }: { job: string; all: readonly View<"work_item">[] }) {
  const signing = useSignal(false);
  const signed = signatureOf(job, WORK_LINE).value;
  return (
    <>
      {signed ? <Signed view={signed} /> : null}
      <Button icon={PenLine} wide onClick={() => (signing.value = true)}>
        {signed ? t("confirm_again") : t("confirm_work")}
      </Button>
      {signing.value ? (
        <ConfirmWork
          job={job}
          all={all}
          replaces={signed}
          onClose={() => (signing.value = false)}
        />
      ) : null}
    </>
  );
}
