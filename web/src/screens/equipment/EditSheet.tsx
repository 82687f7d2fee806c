// Edits what changes in the field: where the equipment stands, its state, a note.

import { change, type Patch, see, type View } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Banner, Field, SaveSheet, Segmented, TextArea, TextInput } from "../../ui";
import { useEntered } from "../useEntered";
import { STATES, type State, stateTone } from "./states";

interface EditProps {
  view: View<"equipment">;
  onClose: () => void;
}

interface Entered {
  location: string;
  state: State;
  note: string;
}

/** What the person saw when the editing began goes into the change, so a foreign change in between shows up. */
export function EditSheet({ view, onClose }: EditProps) {
  const { begun, entered, enter, draft } = useEntered("place", view, enteredFrom);
  const changedSince = see("equipment", view.id).value.seq !== begun.seq;
  const save = () => {
    const patch = changes(enteredFrom(begun), entered);
    return Object.keys(patch).length ? change(begun, patch) : null;
  };
  return (
    <SaveSheet
      title={t("edit_title")}
      draft={draft}
      done={common("saved")}
      onSave={save}
      onClose={onClose}
    >
      {changedSince ? <Banner tone="watch">{t("changed_since")}</Banner> : null}
      <Fields entered={entered} onInput={enter} />
    </SaveSheet>
  );
}

interface FieldsProps {
  entered: Entered;
  onInput: (to: Partial<Entered>) => void;
}

function Fields({ entered, onInput }: FieldsProps) {
  const states = STATES.map((value) => ({
    value,
    label: common(`equipment_${value}`),
    tone: stateTone(value),
  }));
  return (
    <>
      <Segmented
        label={t("state")}
        showLegend
        value={entered.state}
        options={states}
        onChange={(state) => onInput({ state })}
      />
      <Field label={t("location")}>
        {(tied) => (
          <TextInput
            {...tied}
            maxLength={200}
            value={entered.location}
            onInput={(location) => onInput({ location })}
          />
        )}
      </Field>
      <Field label={t("note")}>
        {(tied) => (
          <TextArea
            {...tied}
            rows={3}
            maxLength={20000}
            value={entered.note}
            onInput={(note) => onInput({ note })}
          />
        )}
      </Field>
    </>
  );
}

function enteredFrom({ value }: View<"equipment">): Entered {
  return { location: value.location ?? "", state: value.state ?? "in_use", note: value.note ?? "" };
}

/** Only what differs is written: an untouched field must not disturb another person's change. */
function changes(before: Entered, after: Entered): Patch<"equipment"> {
  const patch: Patch<"equipment"> = {};
  if (after.location !== before.location) patch.location = after.location;
  if (after.state !== before.state) patch.state = after.state;
  if (after.note !== before.note) patch.note = after.note;
  return patch;
}
