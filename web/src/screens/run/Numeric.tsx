// A measured value: what was typed is kept as typed, judged at once, with its limits and the last value beside it.

import { useRef } from "preact/hooks";
import { judge, parseNumber, type Reading } from "../../checklist";
import { either } from "../../text";
import { t } from "../../text/run";
import { unitName } from "../../text/units";
import { FieldError, NumberInput } from "../../ui";
import type { ControlProps } from "./Control";
import { focusNext } from "./jump";
import { LimitWords } from "./LimitWords";
import { Needs } from "./Needs";
import { Previous } from "./Previous";
import { answer, readingOf, typedIn } from "./record";
import { Scale } from "./Scale";
import { SpecialCase } from "./SpecialCase";
import { TypedElsewhere } from "./TypedElsewhere";
import { useTyping } from "./typing";
import { WithTool } from "./WithTool";

export function Numeric(props: ControlProps) {
  const { model, item, view } = props;
  const begun = useRef(view);
  const stored = view.value.reading?.raw ?? "";
  const typing = useTyping(typedIn(view.id), stored, (raw) =>
    answer(model, item, begun.current, readingOf(model, item, raw)),
  );
  if (!typing.dirty) begun.current = view;
  const now = judge(item, typing.text, model.context(item));
  const problem = typing.dirty ? null : problemOf(view.value.reading ?? null, item.unit);
  const hints = `${item.id}-hints`;
  return (
    <>
      <Needs model={model} item={item} />
      <div class="run-hints small" id={hints}>
        {now.limits ? <LimitWords model={model} item={item} limits={now.limits} /> : null}
        <Previous model={model} item={item} />
      </div>
      <NumberInput
        aria-label={[either(item), unitName(item.unit)].filter(Boolean).join(", ")}
        describedBy={hints}
        invalid={problem !== null}
        unit={item.unit}
        value={typing.text}
        onInput={typing.input}
        onBlur={typing.commit}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          typing.commit();
          focusNext(event.currentTarget);
        }}
      />
      <SpecialCase model={model} item={item} />
      <WithTool model={model} item={item} view={view} />
      {now.limits ? <Scale limits={now.limits} value={now.value} /> : null}
      {problem ? <FieldError>{problem}</FieldError> : null}
      <TypedElsewhere typing={typing} view={view} />
    </>
  );
}

/** What to do about a text that is no number; it stays as it was typed. */
function problemOf(reading: Reading | null, unit: string | undefined): string | null {
  const raw = reading?.raw ?? "";
  const parsed = parseNumber(raw, unit);
  if (!("problem" in parsed) || parsed.problem === "empty") return null;
  if (parsed.problem === "not_a_number") return t("not_a_number", { raw });
  const digits = raw.replace(/[,，、]/, "");
  return t("ambiguous", { raw, one: digits, other: raw.replace(/[,，、]/, ".") });
}
