// One checklist of a report: the lines that it showed, in the template's order, with what was answered and by whom.

import {
  type Item,
  isShown,
  itemsOf,
  type Option,
  type Raws,
  type Reading,
  templateId,
} from "../checklist";
import type { View } from "../local";
import { sectionIn } from "../text/sections";
import type { AnswerSide, Checklist, Line } from "./document";
import { type Context, isAssumedFor, specialOf } from "./limited";
import { ofLine } from "./photos";
import type { Sources } from "./sources";

type Answers = ReadonlyMap<string, View<"answer">[]>;

export function checklist(run: View<"run">, sources: Sources): Checklist {
  const { template = "", version = 1, outcome = "", unavailable } = run.value;
  const form = sources.template(templateId(template, version));
  const answers = byItem(run.id, sources.answers);
  const lines = linesOf(itemsOf(form?.items), run, answers, sources);
  return {
    id: run.id,
    ...{ template, version },
    zh: form?.zh ?? "",
    en: form?.en ?? "",
    report_zh: form?.report_zh ?? "",
    outcome,
    unavailable: unavailable ? said(unavailable) : null,
    scanned: scannedIn(run.value),
    verdict: verdictOf(lines),
    instruments: instruments(run, lines, sources),
    items: lines,
  };
}

function said({ reason = "", department = "", contact_role = "" }: Record<string, string>) {
  return { reason, department, contact_role };
}

function scannedIn({ scanned = "", scanned_at = 0 }: View<"run">["value"]): Checklist["scanned"] {
  return scanned ? { raw: scanned, at: scanned_at || null } : null;
}

/** The oldest first, so that a repeatable line keeps its order. */
function byItem(run: string, all: readonly View<"answer">[]): Answers {
  const sorted = new Map<string, View<"answer">[]>();
  const own = all.filter(({ value }) => value.run === run && value.item);
  for (const view of own.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1))) {
    const { item = "" } = view.value;
    sorted.set(item, [...(sorted.get(item) ?? []), view]);
  }
  return sorted;
}

function linesOf(
  items: readonly Item[],
  run: View<"run">,
  answers: Answers,
  sources: Sources,
): Line[] {
  const raws: Raws = (item) =>
    answers.get(item)?.find(({ value }) => value.reading?.raw)?.value.reading?.raw || undefined;
  const away = run.value.outcome === "device_not_available" || raws("release") === "no";
  return [...items, ...strays(items, answers)]
    .filter((item) => item.type !== "signature" && isShown(item, raws))
    .flatMap((item) => ofItem(item, run.id, answers.get(item.id) ?? [], { ...sources, raws }))
    .filter((line) => !away || line.by !== "" || line.photos.length > 0);
}

/** Answers to lines that this version of the template does not have, as after two versions were begun apart. */
function strays(items: readonly Item[], answers: Answers): Item[] {
  const known = new Set(items.map(({ id }) => id));
  const unknown = [...answers.keys()].filter((id) => !known.has(id)).sort();
  return itemsOf(unknown.map((id) => ({ id, repeatable: true })));
}

function ofItem(
  item: Item,
  run: string,
  views: readonly View<"answer">[],
  context: Context,
): Line[] {
  const own = item.repeatable
    ? views.filter(isAnswered)
    : views.filter(({ id }) => id === `${run}~${item.id}`);
  const photos = ofLine(run, item.id, context);
  if (own.length === 0) return [line(item, run, undefined, photos, context)];
  return own.map((view, i) => line(item, run, view, i === 0 ? photos : [], context));
}

function isAnswered({ value }: View<"answer">): boolean {
  return Boolean(value.reading?.raw || value.reading?.outcome || value.note);
}

function line(
  item: Item,
  run: string,
  view: View<"answer"> | undefined,
  photos: Line["photos"],
  context: Context,
): Line {
  const reading = view?.value.reading ?? {};
  const [shown, ...rest] = view?.contested.reading ?? [];
  const { limits } = reading;
  return {
    id: item.id,
    key: view?.id ?? `${run}~${item.id}`,
    section_zh: item.section,
    section_en: (item as { section_en?: string }).section_en || sectionIn(item.section, "en"),
    zh: item.zh,
    en: item.en,
    type: item.type,
    ...side(item, reading, shown?.by ?? view?.by ?? "", shown?.at ?? view?.at ?? null, context),
    limits: limits ? { min: limits.min ?? null, max: limits.max ?? null } : null,
    assumed: isAssumedFor(item, reading, context),
    note: view?.value.note ?? "",
    copied: reading.copied ?? false,
    instrument: reading.instrument ?? "",
    photos,
    others: rest.map(({ value, by, at }) => side(item, (value ?? {}) as Reading, by, at, context)),
  };
}

function side(
  item: Item,
  reading: Reading,
  by: string,
  at: number | null,
  context: Context,
): AnswerSide {
  const { raw = "", value = null, unit = item.unit ?? "", outcome = "", reason = "" } = reading;
  const special = specialOf(item, reading, context);
  return { raw, chosen: wording(item.options, raw), value, unit, outcome, reason, special, by, at };
}

function wording(options: readonly Option[] | undefined, raw: string) {
  const option = options?.find(({ value }) => value === raw);
  return option ? { zh: option.zh, en: option.en } : null;
}

function verdictOf(lines: readonly Line[]): Checklist["verdict"] {
  const raw = lines.find(({ id }) => id === "verdict")?.raw;
  return raw === "healthy" || raw === "limited" || raw === "unsafe" ? raw : "";
}

/** The run's own and those that a reading names. */
function instruments(run: View<"run">, lines: readonly Line[], { instrument }: Sources) {
  const { instrument: own = "", instruments: brought = [] } = run.value;
  const ids = new Set([own, ...brought, ...lines.map((line) => line.instrument)]);
  return [...ids]
    .filter(Boolean)
    .sort()
    .map((id) => {
      const { name = "", model = "", serial = "", calibration_due = "" } = instrument(id) ?? {};
      return { id, name, model, serial, calibration_due };
    });
}
