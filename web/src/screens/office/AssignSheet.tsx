// Who does a job: engineers come and go one by one, so two dispatchers never undo each other.

import { useState } from "preact/hooks";
import { change, type View } from "../../local";
import { t } from "../../text/office";
import { SaveSheet } from "../../ui";
import { EngineerChoice } from "./Who";

export function AssignSheet({ job, onClose }: { job: View<"job">; onClose: () => void }) {
  const [begun] = useState(job);
  const before = begun.value.engineers ?? [];
  const [chosen, setChosen] = useState<string[]>(before);
  const save = () => {
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    return add.length || remove.length ? change(begun, { engineers: { add, remove } }) : null;
  };
  return (
    <SaveSheet title={t("assign_title")} done={t("assigned_saved")} onSave={save} onClose={onClose}>
      <EngineerChoice chosen={chosen} onChange={setChosen} />
    </SaveSheet>
  );
}
