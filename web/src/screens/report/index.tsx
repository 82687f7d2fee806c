// Before the report: advice, guidance, the work list and its confirmation; for an amendment the reason and one's own hand.

import { ScrollText } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { see } from "../../local";
import { equipmentName } from "../../records/name";
import { go, to } from "../../router";
import type { ScreenProps } from "../../routes";
import { t } from "../../text/report";
import { Button, Card, Page } from "../../ui";
import { DraftField } from "../DraftField";
import { amendsOf, useReason } from "./amending";
import { Hand } from "./Hand";
import { isOver, NotYet } from "./NotYet";
import { Words } from "./Words";
import { WorkList } from "./WorkList";
import { previewHref, sealHref } from "./where";

export default function PrepareScreen({ params }: ScreenProps) {
  const job = params.job ?? "";
  const amends = params.seal ?? "";
  const view = see("job", job).value;
  const open = isOver(job);
  return (
    <Page
      title={amends ? t("amend") : t("prepare")}
      over={view.known ? equipmentName(view.value.equipment ?? "") || view.value.number : ""}
      back={amends ? sealHref(amends) : to("job", job)}
      foot={open ? <Next job={job} amends={amends} /> : null}
    >
      {open ? <Body job={job} amends={amends} /> : <NotYet job={job} />}
    </Page>
  );
}

function Next({ job, amends }: { job: string; amends: string }) {
  return (
    <div>
      <Button
        kind="primary"
        big
        wide
        icon={ScrollText}
        onClick={() => go(previewHref(job, amends))}
      >
        {t("look")}
      </Button>
    </div>
  );
}

function Body({ job, amends }: { job: string; amends: string }) {
  const view = see("job", job).value;
  const needsHand = amends !== "" || !view.value.template;
  return (
    <>
      {amends ? <Reason amends={amends} /> : null}
      <Words view={view} field="advice" />
      <Words view={view} field="guidance" />
      <WorkList job={job} />
      {needsHand ? <Hand job={job} amends={amends} /> : null}
    </>
  );
}

function Reason({ amends }: { amends: string }) {
  const reason = useReason(amends);
  const known = useMemo(() => amendsOf(amends, ""), [amends]);
  return known ? (
    <Card>
      <DraftField draft={reason} label={t("reason")} most={2000} hint={t("reason_hint")} />
    </Card>
  ) : null;
}
