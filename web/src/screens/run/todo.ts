// What is still missing in a run, in words, each with the place to go to.

import type { Missing } from "../../checklist";
import { either } from "../../text";
import { t } from "../../text/run";
import type { RunModel } from "./model";

export interface Todo {
  /** The line to jump to. */
  place: string;
  title: string;
  why: string;
}

export function todos(model: RunModel): Todo[] {
  return model.unavailable.value ? unavailableTodos(model) : model.lacks.value.map(todo);
}

function todo({ item, lack }: Missing): Todo {
  return { place: item.id, title: either(item), why: t(`lack_${lack}`) };
}

function unavailableTodos(model: RunModel): Todo[] {
  return model.unavailableLacks.value.map(({ lack, item }) => ({
    place: item?.id ?? "unavailable",
    title: item ? either(item) : t("unavailable_title"),
    why: t(`lack_${lack}`),
  }));
}
