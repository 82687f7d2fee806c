// One contested field: every value with who wrote it, when and where; choose one or write a new one.

import { useState } from "preact/hooks";
import { change, type Side, type View } from "../../local";
import { FieldEditor } from "../../records/FieldEditor";
import { editable, editing } from "../../records/fields";
import { readingFrom } from "../../records/reading";
import { fieldName } from "../../records/say";
import type { Kind, Reading } from "../../schema.gen";
import { t as common } from "../../text/common";
import { t } from "../../text/contested";
import { why } from "../../text/trouble";
import { Button, Card, Field, FieldError } from "../../ui";
import { OtherChoice, SideChoice } from "./SideChoice";
import { whereOf } from "./where";

interface SettleProps {
  view: View<Kind>;
  field: string;
  onSettled: (value: unknown) => void;
}

/** `seen` is the record as it was when the choice was made: a value that came after it stays contested. */
interface Choice {
  seen: View<Kind>;
  side: Side | "new";
  typed: string;
}

export function Settle({ view, field, onSettled }: SettleProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const sides = view.contested[field] ?? [];
  const where = whereOf(view);
  const choose = (side: Choice["side"]) => {
    setTrouble("");
    setChoice({ seen: view, side, typed: editable(sides[0]?.value) });
  };
  const settle = async () => {
    const made = madeFrom(choice, field);
    if ("wrong" in made) return setTrouble(made.wrong);
    setBusy(true);
    try {
      await change(made.seen, { [field]: made.value });
      onSettled(made.value);
    } catch (error) {
      setTrouble(common("not_saved", { why: why(error) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card tone="split">
      <fieldset class="stack">
        <legend class="settle-legend">
          {t("legend", { field: fieldName(field), n: sides.length })}
        </legend>
        {sides.map((side, i) => (
          <SideChoice
            key={`${side.device}/${side.n}`}
            side={side}
            field={field}
            where={where}
            shown={i === 0}
            group={`${view.id}/${field}`}
            chosen={choice?.side !== "new" && sameSide(choice?.side, side)}
            onChoose={() => choose(side)}
          />
        ))}
        {editing(field, where) ? (
          <OtherChoice
            group={`${view.id}/${field}`}
            chosen={choice?.side === "new"}
            onChoose={() => choose("new")}
          />
        ) : null}
      </fieldset>
      <div class="stack settle-foot">
        {choice?.side === "new" ? (
          <Field label={t("new_value")}>
            {(tied) => (
              <FieldEditor
                field={field}
                where={where}
                value={choice.typed}
                tied={tied}
                onInput={(typed) => setChoice({ ...choice, typed })}
              />
            )}
          </Field>
        ) : null}
        <p class="small soft">{t("effect")}</p>
        {trouble ? <FieldError>{trouble}</FieldError> : null}
        <Button kind="primary" wide busy={busy} onClick={() => void settle()}>
          {t("settle")}
        </Button>
      </div>
    </Card>
  );
}

function sameSide(chosen: Side | undefined, side: Side): boolean {
  return chosen?.device === side.device && chosen.n === side.n;
}

type Made = { wrong: string } | { seen: View<Kind>; value: unknown };

function madeFrom(choice: Choice | null, field: string): Made {
  if (!choice) return { wrong: t("choose_first") };
  const { seen, side, typed } = choice;
  if (side !== "new") return { seen, value: side.value };
  if (field !== "reading") return { seen, value: typed };
  const { run = "", item = "" } = whereOf(seen);
  if (!typed.trim()) return { wrong: t("required") };
  const value = readingFrom(run, item, typed, (seen.contested[field]?.[0]?.value ?? {}) as Reading);
  return value ? { seen, value } : { wrong: t("not_a_number") };
}
