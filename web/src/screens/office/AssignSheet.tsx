// Who does a job: engineers come and go one by one, so two dispatchers never undo each other.

import { change, type View } from "../../local";
import { t } from "../../text/office";
import { SaveSheet } from "../../ui";
import { useEntered } from "../useEntered";
import { EngineerChoice } from "./Who";

export function AssignSheet({ job, onClose }: { job: View<"job">; onClose: () => void }) {
  const { begun, entered, enter, draft } = useEntered("assign", job, ({ value }) => ({
    chosen: value.engineers ?? [],
  }));
  const before = begun.value.engineers ?? [];
  const { chosen } = entered;
  const save = () => {
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    return add.length || remove.length ? change(begun, { engineers: { add, remove } }) : null;
  };
  return (
    <SaveSheet
      title={t("assign_title")}
      draft={draft}
      done={t("assigned_saved")}
      onSave={save}
      onClose={onClose}
    >
      <EngineerChoice chosen={chosen} onChange={(chosen) => enter({ chosen })} />
    </SaveSheet>
  );
}
