// The states of equipment, and by what tone each is told.

import { CHOICES } from "../../records/fields";
import type { Equipment } from "../../schema.gen";
import type { Tone } from "../../ui";

export type State = Equipment["state"];

export const STATES: readonly State[] = CHOICES["equipment.state"];

export function stateTone(state: State): Tone {
  if (state === "in_use") return "good";
  if (state === "limited") return "watch";
  return state === "out_of_use" ? "bad" : "quiet";
}
