// Says by what a value is judged: the limits and whose they are, what they wait for, or that nobody knows one.

import { useSignal } from "@preact/signals";
import { CornerLeftUp, Ruler } from "lucide-preact";
import type { Applied, Item } from "../../checklist";
import { either, lang } from "../../text";
import { t } from "../../text/run";
import { withUnit } from "../../text/units";
import { Button } from "../../ui";
import { AssumedMark } from "../limits/AssumedMark";
import { jumpTo } from "./jump";
import { MakerLimit } from "./MakerLimit";
import type { RunModel } from "./model";

interface LimitWordsProps {
  model: RunModel;
  item: Item;
  limits: Applied;
}

export function LimitWords({ model, item, limits }: LimitWordsProps) {
  const open = useSignal(false);
  const asksMaker = item.limits_from_model && limits.source === "unknown";
  const show = () => {
    open.value = true;
  };
  return (
    <>
      <span>
        {[asksMaker ? t("limit_maker_missing") : said(model, item, limits), watchWords(item)]
          .filter(Boolean)
          .join(lang.value === "zh" ? "，" : ", ")}
      </span>
      {limits.source === "pending" ? <Pending model={model} waitsFor={limits.waitsFor} /> : null}
      {limits.source === "table" ? <AssumedMark table={item.limit_table ?? ""} /> : null}
      {asksMaker && model.equipmentId.value ? (
        <Button icon={Ruler} onClick={show}>
          {t("enter_limit")}
        </Button>
      ) : null}
      {open.value ? (
        <MakerLimit model={model} item={item} onClose={() => (open.value = false)} />
      ) : null}
    </>
  );
}

/** What the limit hangs on, each a way to the line that asks for it. */
function Pending({ model, waitsFor }: { model: RunModel; waitsFor: readonly string[] }) {
  return (
    <>
      {waitsFor.map((id) => (
        <Button key={id} icon={CornerLeftUp} onClick={() => jumpTo(id)}>
          {t("go_answer", { item: named(model, [id]) })}
        </Button>
      ))}
    </>
  );
}

function said(model: RunModel, item: Item, limits: Applied): string {
  const { source, waitsFor } = limits;
  if (isOnlyFloor(limits)) return item.warn_above === undefined ? t("limit_none") : "";
  if (source === "none") return t("limit_none");
  if (source === "unknown") return t("limit_unknown");
  if (source === "pending") return t("limit_pending", { items: named(model, waitsFor) });
  const plain = withUnit(boundsText(limits), item.unit);
  const why = limits.special ? either(limits.special) : "";
  const text = why ? t("limit_special", { text: plain, why }) : plain;
  if (source === "maker") return t("limit_maker", { text });
  return source === "table" ? t("limit_table", { text }) : t("limit", { text });
}

/** "Not below nought" is what a counter is, not a limit worth words. */
function isOnlyFloor({ min, max }: Applied): boolean {
  return min === 0 && max === null;
}

export function boundsText({ min, max }: Pick<Applied, "min" | "max">): string {
  if (min !== null && max !== null)
    return t("limit_between", { min: number(min), max: number(max) });
  if (max !== null) return t("limit_max", { max: number(max) });
  return min === null ? "" : t("limit_min", { min: number(min) });
}

/** With a real minus, so that −4 to 4 reads as a range. */
function number(n: number): string {
  return String(n).replace("-", "−");
}

function watchWords({ warn_above: above, warn_range: range }: Item): string {
  if (range) return t("warn_range", { min: number(range[0]), max: number(range[1]) });
  return above === undefined ? "" : t("warn_above", { n: above });
}

function named(model: RunModel, items: readonly string[]): string {
  const names = items.map((id) => either(model.items.value?.find((item) => item.id === id)) || id);
  return names.join(lang.value === "zh" ? "、" : ", ");
}
