// Reads where a job stands from its steps: each step is a fact, a correction is a step that voids another.

export type JobState =
  | "planned"
  | "accepted"
  | "departed"
  | "arrived"
  | "started"
  | "paused"
  | "done"
  | "not_available"
  | "cancelled";

export type StepName =
  | "accepted"
  | "departed"
  | "arrived"
  | "started"
  | "paused"
  | "resumed"
  | "done"
  | "not_available"
  | "reopened"
  | "cancelled";

/** As `children("step", job)` gives them. */
export interface StepView {
  id: string;
  at: number | null;
  value: { step?: StepName; voids?: string };
}

const WAY: readonly StepName[] = ["accepted", "departed", "arrived", "started"];
const WORK: readonly StepName[] = ["started", "paused", "resumed"];
const ENDS: readonly StepName[] = ["done", "not_available", "cancelled"];

/**
 * Two people step on one job without knowing of each other, so the state never goes backwards by a late
 * "arrived", and what has ended stays ended until somebody reopens it.
 */
export function jobState(steps: readonly StepView[]): JobState {
  const standing = standingSteps(steps);
  const reopened = standing.findLastIndex((step) => step.value.step === "reopened");
  const names = standing.slice(reopened + 1).map((step) => step.value.step);
  const end = names.findLast((name) => among(ENDS, name));
  if (end) return end as JobState;
  const work = names.findLast((name) => among(WORK, name));
  if (work) return work === "paused" ? "paused" : "started";
  if (reopened >= 0) return "started";
  const way = WAY.findLast((name) => names.includes(name));
  return (way as JobState | undefined) ?? "planned";
}

/**
 * The steps that nobody voided, oldest first. A voided correction brings back what it had voided. A step that
 * voids one of its own name takes it back and is no step itself; with another name it stands in its place.
 */
export function standingSteps<S extends StepView>(steps: readonly S[]): S[] {
  const voided = new Set<string>();
  const standing: S[] = [];
  for (const step of inTime(steps).reverse()) {
    if (voided.has(step.id)) continue;
    standing.unshift(step);
    if (step.value.voids && step.value.voids !== step.id) voided.add(step.value.voids);
  }
  const names = new Map(steps.map((step) => [step.id, step.value.step]));
  const takesBack = ({ id, value }: S) =>
    Boolean(value.voids) && value.voids !== id && names.get(value.voids ?? "") === value.step;
  return standing.filter((step) => !voided.has(step.id) && !takesBack(step));
}

export function ended(state: JobState): boolean {
  return among(ENDS, state);
}

/** Past its last day and not ended. Days are `YYYY-MM-DD`; `due` counts before `planned`. */
export function overdue(
  job: { due?: string; planned?: string },
  state: JobState,
  today: string,
): boolean {
  const last = job.due || job.planned;
  return Boolean(last) && (last ?? "") < today && !ended(state);
}

function inTime<S extends StepView>(steps: readonly S[]): S[] {
  return [...steps].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
}

function among(names: readonly string[], name: string | undefined): boolean {
  return name !== undefined && names.includes(name);
}
