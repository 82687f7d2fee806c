// One of the template's options; the overall state cannot be called better than what failed allows.

import { allowed, ceiling, type Item } from "../../checklist";
import { either, lang } from "../../text";
import { t } from "../../text/run";
import { Banner, Segmented, type Tone } from "../../ui";
import { Constant } from "./Constant";
import type { ControlProps } from "./Control";
import type { RunModel } from "./model";
import { answer, readingOf } from "./record";

export function Choosing(props: ControlProps) {
  const { model, item, view } = props;
  const options = (item.options ?? []).map((option) => ({
    value: option.value,
    label: either(option),
    ...toned(item, option.value),
  }));
  const long = options.some(({ label }) => label.length > (lang.value === "zh" ? 6 : 11));
  return (
    <>
      {item.id === "verdict" ? <Held {...props} /> : <Known {...props} />}
      <Segmented
        label={either(item)}
        tall={long || options.length > 3}
        value={view.value.reading?.raw ?? null}
        options={options.filter(({ value }) => isOffered(model, item, value))}
        onChange={(chosen) => void answer(model, item, view, readingOf(model, item, chosen))}
      />
    </>
  );
}

function isOffered(model: RunModel, item: Item, value: string): boolean {
  if (item.id !== "verdict") return true;
  return allowed(ceiling(model.items.value ?? [], model.held), value);
}

const VERDICT: Record<string, Tone> = { healthy: "good", limited: "watch", unsafe: "bad" };

function toned(item: Item, value: string): { tone?: Tone } {
  if (item.id === "verdict") return VERDICT[value] ? { tone: VERDICT[value] } : {};
  if (item.fail_values?.includes(value)) return { tone: "bad" };
  if (item.warn_values?.includes(value)) return { tone: "watch" };
  return item.fail_values ? { tone: "good" } : {};
}

function Held({ model, item }: ControlProps) {
  const { best, because } = ceiling(model.items.value ?? [], model.held);
  if (best === "healthy") return null;
  const name = item.options?.find(({ value }) => value === best);
  const items = because.map((failed) => either(failed)).join(lang.value === "zh" ? "、" : "; ");
  return (
    <Banner tone={best === "unsafe" ? "bad" : "watch"}>
      {t(best === "unsafe" ? "verdict_must" : "verdict_held", {
        items,
        best: either(name) || best,
      })}
    </Banner>
  );
}

/** What is known from before: to be confirmed where the template says that it stays, else only said. */
function Known(props: ControlProps) {
  return props.item.constant ? <Constant {...props} /> : <FromFile {...props} />;
}

/** Class and applied part stand in the equipment's file: said, not filled in. */
function FromFile({ model, item }: { model: RunModel; item: Item }) {
  const file = model.equipment.value?.value;
  const known =
    item.id === "class" ? file?.safety_class : item.id === "ap" ? file?.applied_part : "";
  const option = item.options?.find(({ value }) => value === known);
  if (!option) return null;
  return <p class="small soft">{t("from_file", { value: either(option) })}</p>;
}
