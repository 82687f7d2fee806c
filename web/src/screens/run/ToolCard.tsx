// The test instruments of this visit: for each kind that the checklist asks for one or more, with their calibration.

import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { type Item, instrumentText } from "../../checklist";
import { list } from "../../local";
import { t } from "../../text/run";
import { Button, Card, Select } from "../../ui";
import { measuresName } from "../instruments/fields";
import { Calibration } from "./Calibration";
import type { RunModel } from "./model";
import { bring } from "./record";
import { kindsOf } from "./tools";

export function ToolCard({ model, items }: { model: RunModel; items: Item[] }) {
  const kinds = kindsOf(items);
  if (kinds.length === 0) return null;
  return (
    <Card title={t("tools")}>
      <fieldset class="stack" disabled={model.locked.value}>
        <legend class="unseen">{t("tools")}</legend>
        <p class="small soft">{t("tools_body")}</p>
        {kinds.map((kind) => (
          <Kind key={kind} model={model} kind={kind} />
        ))}
      </fieldset>
    </Card>
  );
}

function Kind({ model, kind }: { model: RunModel; kind: string }) {
  const more = useSignal(false);
  const brought = model.tools.ofKind(kind);
  const rows = [
    ...brought.map(({ id }) => id),
    ...(brought.length === 0 || more.value ? [""] : []),
  ];
  const pick = (before: string, id: string) => {
    more.value = false;
    if (id !== before) void bring(model, kind, before, id);
  };
  const name = measuresName(kind);
  return (
    <div class="stack">
      <p class="field-label">{name}</p>
      {rows.map((id) => (
        <One key={id} kind={kind} id={id} name={name} taken={rows} onPick={pick} />
      ))}
      {brought.length && !more.value ? (
        <div class="line">
          <Button
            icon={Plus}
            onClick={() => {
              more.value = true;
            }}
          >
            {t("tools_another")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface OneProps {
  kind: string;
  id: string;
  name: string;
  taken: readonly string[];
  onPick: (before: string, id: string) => void;
}

function One({ kind, id, name, taken, onPick }: OneProps) {
  const known = (list("instrument").value ?? []).filter(
    (one) => one.value.measures === kind && (one.id === id || !taken.includes(one.id)),
  );
  if (known.length === 0 && taken.length < 2) return <p class="small soft">{t("tools_none")}</p>;
  const chosen = known.find((one) => one.id === id);
  return (
    <>
      <Select
        label={name}
        value={chosen?.id ?? ""}
        options={[
          { value: "", label: t("instrument_pick") },
          ...known.map(({ id, value }) => ({ value: id, label: instrumentText(value) })),
        ]}
        onChange={(picked) => onPick(id, picked)}
      />
      {chosen ? (
        <Calibration due={chosen.value.calibration_due ?? ""} general />
      ) : (
        <p class="small soft">{t("tools_absent")}</p>
      )}
    </>
  );
}
