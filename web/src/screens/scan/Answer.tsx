// What a label leads to: the job's own device, another one, one of several, or nothing yet.

import { useSignal } from "@preact/signals";
import { CircleCheck, RotateCw } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { see } from "../../local";
import { equipmentName } from "../../records/name";
import { back, to } from "../../router";
import { find } from "../../scan/find";
import type { Label } from "../../scan/label";
import { t } from "../../text/scan";
import { why } from "../../text/trouble";
import { Banner, Button, LinkButton, Skeleton, say } from "../../ui";
import { confirmScan } from "./confirm";
import { Devices } from "./Devices";
import { Opening } from "./Opening";
import { Unknown } from "./Unknown";

interface AnswerProps {
  label: Label;
  /** The job whose device is to be checked; empty when any device may be meant. */
  job: string;
  onAgain: () => void;
}

export function Answer({ label, job, onAgain }: AnswerProps) {
  const ids = useSignal<string[] | null>(null);
  const look = () => {
    find(label)
      .then((found) => {
        ids.value = found;
      })
      .catch((error: unknown) => say(why(error), "bad"));
  };
  useEffect(look, [label]);
  const record = see("job", job).value;
  if (ids.value === null || (job && !record.loaded))
    return <Skeleton rows={2} label={t("reading_register")} />;
  const wanted = job ? (record.value.equipment ?? "") : "";
  const again = (
    <Button icon={RotateCw} wide onClick={onAgain}>
      {t("again")}
    </Button>
  );
  if (wanted && ids.value.includes(wanted)) return <Matched job={job} label={label} />;
  const [first] = ids.value;
  if (first === undefined)
    return <Unknown label={label} wanted={wanted} again={again} onLinked={look} />;
  if (wanted) return <Other wanted={wanted} found={first} again={again} />;
  if (ids.value.length === 1) return <Opening equipment={first} again={again} />;
  return <Devices ids={ids.value} again={again} />;
}

/** It is kept with the run that this device was the one, and the person goes back to work. */
function Matched({ job, label }: { job: string; label: Label }) {
  useEffect(() => {
    void confirmScan(job, label.raw).then((kept) => {
      if (!kept) return;
      say(t("matched"), "good");
      back(to("job", job));
    });
  }, []);
  return (
    <Banner tone="good" icon={CircleCheck}>
      {t("matched")}
    </Banner>
  );
}

interface OtherProps {
  wanted: string;
  found: string;
  again: ComponentChildren;
}

function Other({ wanted, found, again }: OtherProps) {
  const words = { wanted: whole(wanted), found: whole(found) };
  return (
    <>
      <Banner
        tone="bad"
        title={t("other")}
        urgent
        actions={<LinkButton href={to("equipment", found)}>{t("open_found")}</LinkButton>}
      >
        {t("other_body", words)}
      </Banner>
      {again}
    </>
  );
}

/** Two devices of one model have one name: the number on the plate tells them apart. */
function whole(id: string): string {
  const { serial, asset_no } = see("equipment", id).value.value;
  return [equipmentName(id), serial || asset_no].filter(Boolean).join(" ");
}
