// Writes down what was wrong with a delivery, or how it was resolved.

import { Camera } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { blank, blobUrl, change, keepBlob, me, type View } from "../../local";
import { worksInField } from "../../people/roles";
import { CHOICES } from "../../records/fields";
import type { DeliveryIssue } from "../../schema.gen";
import { now } from "../../sync";
import { dayOf } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Check, Field, SaveSheet, Select, TextArea, TextInput, useFiles } from "../../ui";
import { scale } from "../photo/scale";
import { useEntered } from "../useEntered";
import { both, useFile } from "../useFile";

const TYPES: readonly DeliveryIssue["type"][] = CHOICES["delivery_issue.type"];
const TEXTS = ["type", "what", "quantity", "note", "state", "resolution", "resolved_on"] as const;
type Entered = Pick<DeliveryIssue, (typeof TEXTS)[number]>;
const EMPTY: Entered = {
  type: "shortage",
  what: "",
  quantity: "",
  note: "",
  state: "open",
  resolution: "",
  resolved_on: "",
};

interface IssueProps {
  equipment: View<"equipment">;
  /** Null: a new one. */
  issue: View<"delivery_issue"> | null;
  onClose: () => void;
}

export function IssueSheet({ equipment, issue, onClose }: IssueProps) {
  const sheet = `issue/${equipment.id}`;
  const { begun, entered, enter: input, draft } = useEntered(sheet, issue, enteredFrom);
  const taken = useFile(`${sheet}/${issue?.id ?? ""}`);
  const photo = taken.file;
  const [checked, setChecked] = useState(false);
  const save = () => {
    const wrong = judge(entered, photo !== null, checked);
    return wrong ? t(wrong) : keep(equipment, begun, entered, photo);
  };
  return (
    <SaveSheet
      title={t(begun ? "issue" : "add_issue")}
      draft={both(draft, taken.draft)}
      done={common("saved")}
      save={worksInField(me.value) ? common("save") : null}
      onSave={save}
      onClose={onClose}
    >
      <What entered={entered} onInput={input} />
      <Picture blob={begun?.value.blob ?? ""} photo={photo} onTake={taken.choose} />
      {photo ? (
        <Check checked={checked} onChange={setChecked}>
          {t("no_patient")}
        </Check>
      ) : null}
      {begun ? <Resolution entered={entered} onInput={input} /> : null}
    </SaveSheet>
  );
}

function enteredFrom(issue: View<"delivery_issue"> | null): Entered {
  const known = TEXTS.map((name) => [name, issue?.value[name] ?? EMPTY[name]]);
  return Object.fromEntries(known) as Entered;
}

interface PartProps {
  entered: Entered;
  onInput: (to: Partial<Entered>) => void;
}

function What({ entered, onInput }: PartProps) {
  return (
    <>
      <Field label={t("issue_type")}>
        {(tied) => (
          <Select
            {...tied}
            value={entered.type}
            onChange={(type) => onInput({ type })}
            options={TYPES.map((value) => ({ value, label: common(`issue_${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("issue_what")}>
        {(tied) => (
          <TextInput
            {...tied}
            maxLength={200}
            value={entered.what}
            onInput={(what) => onInput({ what })}
          />
        )}
      </Field>
      <Field label={t("issue_quantity")}>
        {(tied) => (
          <TextInput
            {...tied}
            maxLength={200}
            value={entered.quantity}
            onInput={(quantity) => onInput({ quantity })}
          />
        )}
      </Field>
      <Field label={t("issue_note")}>
        {(tied) => (
          <TextArea
            {...tied}
            rows={3}
            maxLength={20_000}
            value={entered.note}
            onInput={(note) => onInput({ note })}
          />
        )}
      </Field>
    </>
  );
}

function Resolution({ entered, onInput }: PartProps) {
  const resolve = (done: boolean) =>
    onInput(
      done
        ? { state: "resolved", resolved_on: entered.resolved_on || dayOf(now()) }
        : { state: "open", resolved_on: "" },
    );
  return (
    <>
      <Check checked={entered.state === "resolved"} onChange={resolve}>
        {common("issue_resolved")}
      </Check>
      {entered.state === "resolved" ? (
        <>
          <Field label={t("resolution")}>
            {(tied) => (
              <TextArea
                {...tied}
                rows={2}
                maxLength={20_000}
                value={entered.resolution}
                onInput={(resolution) => onInput({ resolution })}
              />
            )}
          </Field>
          <Field label={t("resolved_on")}>
            {(tied) => (
              <TextInput
                {...tied}
                type="date"
                value={entered.resolved_on}
                onInput={(resolved_on) => onInput({ resolved_on })}
              />
            )}
          </Field>
        </>
      ) : null}
    </>
  );
}

interface PictureProps {
  blob: string;
  photo: File | null;
  onTake: (file: File) => void;
}

function Picture({ blob, photo, onTake }: PictureProps) {
  const { field, open } = useFiles({
    accept: "image/*",
    onFiles: ([file]) => file && onTake(file),
  });
  const url = useUrl(blob, photo);
  return (
    <div class="stack">
      {url ? <img class="issue-picture" src={url} alt={t("issue_photo")} /> : null}
      <Button icon={Camera} onClick={open}>
        {t(url ? "other_photo" : "issue_photo")}
      </Button>
      {field}
    </div>
  );
}

function useUrl(blob: string, photo: File | null): string {
  const [url, setUrl] = useState("");
  useEffect(() => {
    if (!photo) {
      if (blob) void blobUrl(blob).then((found) => setUrl(found ?? ""));
      return;
    }
    const own = URL.createObjectURL(photo);
    setUrl(own);
    return () => URL.revokeObjectURL(own);
  }, [blob, photo]);
  return url;
}

function judge({ what, state, resolution }: Entered, photo: boolean, checked: boolean) {
  if (!what.trim()) return "issue_needs_what" as const;
  if (photo && !checked) return "issue_needs_check" as const;
  return state === "resolved" && !resolution.trim() ? ("issue_needs_resolution" as const) : null;
}

/** Bytes first, then the record that names them. */
async function keep(
  equipment: View<"equipment">,
  begun: View<"delivery_issue"> | null,
  entered: Entered,
  photo: File | null,
): Promise<void> {
  const before: Partial<DeliveryIssue> = begun?.value ?? {};
  const changed = TEXTS.filter((name) => entered[name] !== (before[name] ?? ""));
  const patch: Partial<DeliveryIssue> = Object.fromEntries(
    changed.map((name) => [name, entered[name]]),
  );
  if (!begun) {
    patch.equipment = equipment.id;
    patch.hospital = equipment.value.hospital ?? "";
  }
  if (photo) {
    const { full, thumb } = await scale(photo);
    patch.blob = await keepBlob(full, { kind: "photo", job: "" });
    patch.thumb = await keepBlob(thumb, { kind: "photo", job: "" });
    patch.mime = full.type;
    patch.size = full.size;
  }
  if (Object.keys(patch).length > 0) await change(begun ?? blank("delivery_issue"), patch);
}
