// What the device is, not how it is today: the last visit's answer (or the file's) is offered, and counts once a person confirms it.

import { Check, CopyCheck } from "lucide-preact";
import type { Item } from "../../checklist";
import { day, dayOf, either } from "../../text";
import { t } from "../../text/run";
import { Button, StateChip } from "../../ui";
import type { ControlProps } from "./Control";
import type { RunModel } from "./model";
import { answer, readingOf } from "./record";

export function Constant({ model, item, view }: ControlProps) {
  const { reading } = view.value;
  if (reading?.copied) return <Copied />;
  const offer = reading?.raw ? null : offerFor(model, item);
  if (!offer) return null;
  const take = () => {
    const fresh = readingOf(model, item, offer.raw);
    void answer(model, item, view, fresh && { ...fresh, copied: true });
  };
  const value = said(item, offer.raw);
  return (
    <div class="run-copy">
      <p class="small">
        {offer.at === null
          ? t("copy_file", { value })
          : t("copy_last", { value, day: day(dayOf(offer.at)) })}
      </p>
      <Button icon={Check} onClick={take}>
        {t("copy_take", { value })}
      </Button>
    </div>
  );
}

function Copied() {
  return (
    <p>
      <StateChip tone="info" icon={CopyCheck}>
        {t("copied")}
      </StateChip>
    </p>
  );
}

/** Never a measured value, whatever a template says. */
function offerFor(model: RunModel, item: Item): { raw: string; at: number | null } | null {
  if (!item.constant || (item.type !== "choice" && item.type !== "text")) return null;
  const last = model.past.of(item.id)[0];
  if (last) return isOption(item, last.raw) ? { raw: last.raw, at: last.at } : null;
  const raw = inFile(model, item);
  return raw && isOption(item, raw) ? { raw, at: null } : null;
}

function isOption({ type, options }: Item, raw: string): boolean {
  return type !== "choice" || Boolean(options?.some(({ value }) => value === raw));
}

function said({ options }: Item, raw: string): string {
  return either(options?.find(({ value }) => value === raw)) || raw;
}

/** Class and applied part stand in the equipment's file. */
function inFile(model: RunModel, { id }: Item): string {
  const file = model.equipment.value?.value;
  return (id === "class" ? file?.safety_class : id === "ap" ? file?.applied_part : "") ?? "";
}
