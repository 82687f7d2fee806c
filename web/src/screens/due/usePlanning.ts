// What is due, asked anew where it can be, and the planning that was under way: for the screens that plan.

import { useEffect } from "preact/hooks";
import { syncState } from "../../sync";
import { ask } from "./known";
import { recallLast } from "./last";
import { goOnPlanning, wanted } from "./making";
import { lastDay } from "./quarters";

/** The day until which it is asked. */
export function usePlanning(): string {
  const until = lastDay(wanted.value.quarter);
  const online = syncState.value.online === true;
  useEffect(goOnPlanning, []);
  useEffect(() => void recallLast(), []);
  useEffect(() => void ask(until), [until, online]);
  return until;
}
