// Where a job stands, as a chip.

import { t } from "../text/common";
import { StateChip, type Tone } from "../ui";
import type { JobState } from "./state";

const TONE: Record<JobState, Tone> = {
  planned: "quiet",
  accepted: "info",
  departed: "info",
  arrived: "info",
  started: "info",
  paused: "watch",
  done: "good",
  not_available: "watch",
  cancelled: "quiet",
};

export function StateOfJob({ state }: { state: JobState }) {
  return <StateChip tone={TONE[state]}>{t(`state_${state}`)}</StateChip>;
}
