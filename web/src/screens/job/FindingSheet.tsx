// One finding: its words and how bad it is; a draft becomes open by a person's word.

import { useSignal } from "@preact/signals";
import { CircleCheck, Trash2 } from "lucide-preact";
import { change, type View } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/job";
import { Button, Field, Segmented, Sheet, TextArea } from "../../ui";
import { kept } from "../kept";
import { AddPhotos } from "../photo/AddPhotos";
import { PhotoStrip } from "../photo/PhotoStrip";
import type { JobModel } from "./model";

interface FindingSheetProps {
  model: JobModel;
  view: View<"finding">;
  onClose: () => void;
}

type Severity = "minor" | "major" | "unsafe";
const SEVERITIES: Severity[] = ["minor", "major", "unsafe"];

export function FindingSheet({ model, view, onClose }: FindingSheetProps) {
  const text = useSignal(view.value.text ?? "");
  const severity = useSignal<Severity>(view.value.severity ?? "minor");
  const tried = useSignal(false);
  const place = view.saw ? {} : { job: model.id, equipment: model.job.value.value.equipment ?? "" };
  const save = async (state: "open" | "done") => {
    tried.value = true;
    if (!text.value.trim()) return;
    const set = { ...place, text: text.value.trim(), severity: severity.value, state };
    if (await kept(change(view, set), t("finding_saved"))) onClose();
  };
  const drop = async () => {
    if (await kept(change(view, { deleted: true }))) onClose();
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
      <Field
        label={t("finding_text")}
        error={tried.value && !text.value.trim() ? t("text_needed") : null}
      >
        {(tied) => (
          <TextArea
            {...tied}
            rows={3}
            maxLength={5000}
            value={text.value}
            onInput={(typed) => {
              text.value = typed;
            }}
          />
        )}
      </Field>
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
