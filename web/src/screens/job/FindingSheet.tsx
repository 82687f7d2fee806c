// One finding: its words and how bad it is; a draft becomes open by a person's word.

import { useSignal } from "@preact/signals";
import { CircleCheck, Trash2 } from "lucide-preact";
import { useRef } from "preact/hooks";
import { change, type Patch, type View } from "../../local";
import { CHOICES } from "../../records/fields";
import { t as common } from "../../text/common";
import { t } from "../../text/job";
import { Button, Segmented, Sheet } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { DraftField, useDraft } from "../DraftField";
import { kept } from "../kept";
import { AddPhotos } from "../photo/AddPhotos";
import { PhotoStrip } from "../photo/PhotoStrip";
import type { JobModel } from "./model";

interface FindingSheetProps {
  model: JobModel;
  view: View<"finding">;
  onClose: () => void;
}

const SEVERITIES = CHOICES["finding.severity"];
type Severity = (typeof SEVERITIES)[number];

export function FindingSheet({ model, view, onClose }: FindingSheetProps) {
  const begun = useRef(view);
  const key = view.known ? view.id : `new/${model.id}`;
  const text = useDraft(useRef(`finding/${key}`).current, begun.current.value.text, begun);
  const severity = useSignal<Severity>(view.value.severity ?? "minor");
  const tried = useSignal(false);
  const place = view.saw ? {} : { job: model.id, equipment: model.job.value.value.equipment ?? "" };
  const save = async (state: "open" | "done") => {
    tried.value = true;
    const words = text.text.trim();
    if (!words) return;
    const set = {
      ...place,
      ...news(begun.current, { text: words, severity: severity.value, state }),
    };
    if (!(await kept(change(begun.current, set), t("finding_saved")))) return;
    text.drop();
    onClose();
  };
  const drop = async () => {
    if (!(await kept(change(begun.current, { deleted: true })))) return;
    text.drop();
    onClose();
  };
  const state = view.known ? (view.value.state ?? "draft") : "draft";
  const photos = model.photos.value.filter(({ value }) => value.finding === view.id);
  return (
    <Sheet
      title={t("edit_finding")}
      onClose={onClose}
      actions={
        <>
          {view.known && state === "draft" ? (
            <Button kind="danger" icon={Trash2} onClick={() => void drop()}>
              {t("drop_finding")}
            </Button>
          ) : null}
          {state === "open" ? (
            <Button icon={CircleCheck} onClick={() => void save("done")}>
              {t("resolve")}
            </Button>
          ) : null}
          <Button kind="primary" onClick={() => void save("open")}>
            {state === "draft" ? t("confirm_finding") : common("save")}
          </Button>
        </>
      }
    >
      <ContestedMark view={view} />
      <DraftField
        draft={text}
        label={t("finding_text")}
        most={5000}
        error={tried.value && !text.text.trim() ? t("text_needed") : null}
      />
      <Segmented
        label={t("severity")}
        showLegend
        value={severity.value}
        options={SEVERITIES.map((value) => ({ value, label: common(`severity_${value}`) }))}
        onChange={(chosen) => {
          severity.value = chosen;
        }}
      />
      {photos.length ? <PhotoStrip photos={photos} /> : null}
      {view.known ? (
        <AddPhotos
          job={model.id}
          run={view.value.run ?? ""}
          item={view.value.item ?? ""}
          finding={view.id}
        />
      ) : null}
    </Sheet>
  );
}

/** Only what is other than it was: nobody settles with a key what they did not look at. */
function news(before: View<"finding">, now: Patch<"finding">): Patch<"finding"> {
  const old = before.value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== old[field]));
}
