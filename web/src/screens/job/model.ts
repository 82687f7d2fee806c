// One job as its screen needs it: where it stands, its checklist, what was found, photographed and signed.

import { computed, type ReadonlySignal } from "@preact/signals";
import { type JobState, jobState, standingSteps } from "../../jobs/state";
import { about, children, see, type View } from "../../local";
import { isGone, isThere } from "../../records/shown";
import { runId } from "../run/id";
import { RunModel } from "../run/model";
import { standingSignatures } from "../signature/standing";
import type { Visit } from "./stepping";

export class JobModel {
  readonly job: ReadonlySignal<View<"job">>;
  private readonly steps;
  private readonly findingList;
  private readonly photoList;
  private readonly signatureList;
  private readonly workList;
  private known: RunModel | null = null;

  constructor(readonly id: string) {
    this.job = see("job", id);
    this.steps = children("step", id);
    this.findingList = children("finding", id);
    this.photoList = children("photo", id);
    this.signatureList = children("signature", id);
    this.workList = children("work_item", id);
  }

  /** Null while the steps are being read. */
  readonly state = computed((): JobState | null =>
    this.steps.value === null ? null : jobState(this.steps.value),
  );

  readonly standing = computed(() => standingSteps(this.steps.value ?? []));

  /** The job's checklist; null for a job without one. */
  readonly run = computed((): RunModel | null => {
    const { template } = this.job.value.value;
    if (!template) return null;
    const id = runId(this.id, template);
    if (this.known?.id !== id) this.known = new RunModel(id);
    return this.known;
  });

  /** With those whose deletion is contested; the same holds for photos. */
  readonly findings = computed(() => shown(this.findingList.value));
  readonly photos = computed(() => shown(this.photoList.value));
  readonly signatures = computed(() => standingSignatures(this.signatureList.value ?? []));
  /** The findings that led to this job. */
  readonly causes = computed(() => {
    const { equipment } = this.job.value.value;
    const all = equipment ? (about("finding", equipment).value ?? []) : [];
    return all.filter((view) => isThere(view) && view.value.followup === this.id);
  });

  /** As it is now, for its end or for going on. What is still not well mends nothing. */
  visit(): Visit {
    const verdict = this.run.peek()?.held.reading("verdict")?.raw ?? "healthy";
    const causes = this.causes.peek();
    const left =
      verdict === "healthy" ? causes : causes.filter(({ value }) => value.state !== "open");
    return { job: this.id, run: this.run.peek()?.run.peek() ?? null, causes: left };
  }

  readonly work = computed(() => (this.workList.value ?? []).filter(isThere));
}

function shown<V extends View<"finding"> | View<"photo">>(all: V[] | null): V[] {
  return (all ?? []).filter((view) => !isGone(view)).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
