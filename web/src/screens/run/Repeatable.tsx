// A line with any number of texts: each is a record of its own, so two people who add one lose none.

import { useSignal } from "@preact/signals";
import { Plus, Trash2 } from "lucide-preact";
import { useEffect } from "preact/hooks";
import type { View } from "../../local";
import { change } from "../../local";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Button, IconButton, say } from "../../ui";
import { kept } from "../kept";
import type { ControlProps } from "./Control";
import { another, forgetTyped, unfinished } from "./record";
import { TextLine } from "./TextLine";

export function Repeatable({ model, item }: ControlProps) {
  const fresh = useSignal<View<"answer">[]>([]);
  useEffect(() => {
    unfinished(model, item).then((found) => {
      fresh.value = [...found, ...fresh.peek()];
    }, console.error);
  }, [model.id, item.id]);
  const stored = model.repeats(item.id).value;
  const known = new Set(stored.map(({ id }) => id));
  const shown = [...stored, ...fresh.value.filter(({ id }) => !known.has(id))];
  const add = () => {
    fresh.value = [...fresh.value, another(model, item)];
  };
  const remove = async (view: View<"answer">) => {
    fresh.value = fresh.value.filter(({ id }) => id !== view.id);
    if (view.known && !(await kept(change(view, { deleted: true })))) return;
    forgetTyped(view.id);
    if (!view.known) return;
    const undo = () => void kept(change(view, { deleted: false }));
    say(common("remove"), "quiet", { label: t("undo"), run: undo });
  };
  return (
    <div class="stack">
      {shown.map((view) => (
        <div key={view.id} class="run-repeat">
          <div class="stack">
            <TextLine model={model} item={item} view={view} />
          </div>
          <IconButton label={t("remove")} icon={Trash2} onClick={() => void remove(view)} />
        </div>
      ))}
      <Button icon={Plus} onClick={add}>
        {t("add_another")}
      </Button>
    </div>
  );
}
