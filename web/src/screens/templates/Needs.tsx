// Which lines must not have failed before this one is measured: protective earth before leakage.

import { X } from "lucide-preact";
import type { Item } from "../../checklist";
import { either } from "../../text";
import { t } from "../../text/templates";
import { Button } from "../../ui";
import { type PartProps, Pick } from "./parts";

export function Needs({ item, put, items }: PartProps & { items: readonly Item[] }) {
  const needs = item.needs ?? [];
  const before = items.slice(
    0,
    items.findIndex(({ id }) => id === item.id),
  );
  const able = before.filter(
    ({ id, type }) => !needs.includes(id) && (type === "pass_fail" || type === "numeric"),
  );
  const write = (next: readonly string[]) => put({ needs: next.length ? next : undefined });
  return (
    <div class="stack">
      <Pick
        label={t("needs")}
        value=""
        options={[
          { value: "", label: "–" },
          ...able.map((one) => ({ value: one.id, label: either(one) })),
        ]}
        onChange={(id) => id && write([...needs, id])}
      />
      {needs.map((id) => (
        <Button
          key={id}
          kind="quiet"
          icon={X}
          onClick={() => write(needs.filter((one) => one !== id))}
        >
          {either(items.find((one) => one.id === id)) || id}
        </Button>
      ))}
    </div>
  );
}
