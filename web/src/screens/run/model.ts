// One checklist in work: its template, answers, photos and signatures as signals, so that a tick redraws one line.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Context,
  dueIn,
  type Held,
  type Item,
  isMeasuredWith,
  isUnavailable,
  itemsOf,
  type Limits,
  type Missing,
  missing,
  newest,
  type Progress,
  progress,
  type Reading,
  templateId,
  unavailableLacks,
} from "../../checklist";
import { ended, jobState } from "../../jobs/state";
import { blank, children, list, see, type View } from "../../local";
import { isGone, isThere } from "../../records/shown";
import { dayOf } from "../../text";
import { meansUnavailable } from "../signature/meaning";
import { standingSignatures } from "../signature/standing";
import { byItem, none, perItem, unchanging } from "./groups";
import { Past } from "./past";
import { Tools } from "./tools";

export class RunModel {
  readonly jobId: string;
  readonly code: string;
  readonly job: ReadonlySignal<View<"job">>;
  readonly run: ReadonlySignal<View<"run">>;
  readonly past: Past;
  readonly tools: Tools;
  /** All its lines are on the screen. */
  readonly drawn = signal(false);
  private readonly answers;
  private readonly steps;
  private readonly sorted;
  private readonly photoList;
  private readonly signatureList;
  private readonly findings;

  constructor(readonly id: string) {
    const cut = id.lastIndexOf("~");
    this.jobId = id.slice(0, cut);
    this.code = id.slice(cut + 1);
    this.job = see("job", this.jobId);
    this.run = see("run", id);
    this.past = new Past(this.run, this.code, this.equipmentId);
    this.tools = new Tools(this.run);
    this.answers = children("answer", this.jobId);
    this.steps = children("step", this.jobId);
    this.sorted = byItem(this.answers, id);
    this.photoList = byItem(children("photo", this.jobId), id, (photo) => !isGone(photo));
    this.signatureList = byItem(children("signature", this.jobId), id);
    this.findings = children("finding", this.jobId);
  }

  readonly equipmentId = computed(
    () => this.run.value.value.equipment || this.job.value.value.equipment || "",
  );

  readonly equipment = computed(() =>
    this.equipmentId.value ? see("equipment", this.equipmentId.value).value : null,
  );

  /** The version that the run began with; before it begins, the newest that is here. */
  readonly template = computed((): View<"template"> | null => {
    const { version } = this.run.value.value;
    if (version) return see("template", templateId(this.code, version)).value;
    const all = list("template").value;
    const best = newest(all?.map(({ value }) => value) ?? [], this.code);
    return all?.find(({ value }) => value === best) ?? null;
  });

  /** Null while the template or the answers are still being read. */
  readonly items = computed((): Item[] | null => {
    const template = this.template.value;
    if (!template?.known || this.answers.value === null) return null;
    return this.itemsOf(template.value.items);
  });

  readonly answer = perItem((item) => {
    const id = `${this.id}~${item}`;
    return this.sorted.value.get(item)?.find((view) => view.id === id) ?? this.unanswered(item);
  });

  /** All answers to a repeatable item, oldest first. */
  readonly repeats = perItem((item) =>
    [...(this.sorted.value.get(item) ?? none<View<"answer">>())].sort(
      (a, b) => (a.at ?? 0) - (b.at ?? 0),
    ),
  );

  /** With those whose deletion is contested. */
  readonly photos = perItem((item) => this.photoList.value.get(item) ?? none<View<"photo">>());

  readonly signatures = perItem((item) =>
    standingSignatures(this.signatureList.value.get(item) ?? none<View<"signature">>()),
  );

  /** The finding of a line, where there is one: for what its screen says of it. */
  readonly findingOf = perItem((item) =>
    this.findings.value?.find(({ id }) => id === `${this.id}~${item}~finding`),
  );

  finding(item: string): View<"finding"> {
    const id = `${this.id}~${item}~finding`;
    return this.findings.peek()?.find((view) => view.id === id) ?? blank("finding", id);
  }

  readonly raws = (item: string): string | undefined =>
    this.answer(item).value.value.reading?.raw || undefined;

  readonly held: Held = {
    reading: (item) => this.readingOf(item),
    photos: (item) => this.photos(item).value.filter(isThere).length,
    signed: (item) => this.signatures(item).value.some((view) => this.counts(view)),
  };

  readonly context = (item: Item): Context => ({
    raws: this.raws,
    has: (id) => this.items.value?.some((other) => other.id === id) ?? false,
    special: this.answer(item.id).value.value.reading?.special,
    table: (id) => {
      const table = see("limit_table", id).value;
      return table.known ? table.value : undefined;
    },
    maker: (this.equipment.value?.value.limits ?? {}) as Record<string, Limits>,
    previous: item.trend ? (this.past.of(item.id)[0]?.value ?? null) : null,
    calibration: this.calibrationOf(item),
    toolless: this.isToolless(item),
  });

  readonly lacks = unchanging((): Missing[] =>
    missing(this.items.value ?? [], this.held, this.context),
  );

  readonly lackOf = perItem((id) => this.lacks.value.find(({ item }) => item.id === id)?.lack);

  readonly progress = unchanging(() =>
    progress(this.items.value ?? [], this.held, this.lacks.value),
  );

  /** The scanner was not handed over: another, shorter list counts. */
  readonly unavailable = computed(() =>
    isUnavailable(this.items.value ?? [], this.held, this.run.value.value.unavailable),
  );

  readonly unavailableLacks = computed(() =>
    unavailableLacks(this.items.value ?? [], this.held, this.run.value.value.unavailable),
  );

  /** How far it is, by the list that counts. */
  readonly standing = unchanging((): Progress => {
    if (!this.unavailable.value) return this.progress.value;
    const total = 3 + (this.items.value ?? []).filter(({ type }) => type === "signature").length;
    return { done: total - this.unavailableLacks.value.length, total };
  });

  /** The job has ended: what is recorded can be looked at only. */
  readonly locked = computed(() => ended(jobState(this.steps.value ?? [])));

  /** All answers of the run that are not removed. */
  readonly all = computed(() => [...this.sorted.value.values()].flat());

  /** Everything has been read and the template is not among it. */
  readonly templateGone = computed(
    () =>
      list("template").value !== null &&
      this.run.value.loaded &&
      this.template.value?.known !== true,
  );

  readonly instrumentItem = computed(
    () => this.items.value?.find(({ rule }) => rule === "block_if_calibration_expired") ?? null,
  );

  /** Of the instrument that a line is measured with; null where none is known. */
  private calibrationOf(item: Item): { due: string; today: string } | null {
    if (!isMeasuredWith(item)) return null;
    const today = dayOf(Date.now());
    const line = this.instrumentItem.value;
    if (line && (item.limit_table || item.rule)) return { due: dueIn(this.raws(line.id)), today };
    const tool = this.tools.of(item, this.answer(item.id).value.value.reading);
    return tool ? { due: tool.value.calibration_due ?? "", today } : null;
  }

  /** Electrical safety without its instrument proves nothing; what the register lacks cannot be asked for. */
  private isToolless(item: Item): boolean {
    if (!item.limit_table || !item.instrument) return false;
    const known = list("instrument").value ?? [];
    const has = known.some(({ value }) => value.measures === item.instrument);
    return has && this.tools.ofKind(item.instrument).length === 0;
  }

  /** A signature counts for what it says: that the work was done, or that the device was not there. */
  counts({ value }: View<"signature">): boolean {
    return meansUnavailable(value.meaning) === this.unavailable.value;
  }

  private readingOf(item: string): Reading | null {
    const own = this.answer(item).value.value.reading;
    if (own?.raw || own?.outcome) return own;
    return this.repeats(item).value.find(({ value }) => value.reading?.raw)?.value.reading ?? null;
  }

  private readonly blanks = new Map<string, View<"answer">>();

  private unanswered(item: string): View<"answer"> {
    const known = this.blanks.get(item) ?? blank("answer", `${this.id}~${item}`);
    this.blanks.set(item, known);
    return known;
  }

  private read: { from: unknown; items: Item[] } = { from: null, items: [] };

  /** The same items as long as the template is the same. */
  private itemsOf(from: Record<string, unknown>[] | undefined): Item[] {
    if (this.read.from !== from) this.read = { from, items: itemsOf(from) };
    return this.read.items;
  }
}
