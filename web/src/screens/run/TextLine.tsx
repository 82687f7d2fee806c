// An answer in words.

import { useRef } from "preact/hooks";
import { either } from "../../text";
import { t } from "../../text/run";
import { TextArea } from "../../ui";
import { Constant } from "./Constant";
import type { ControlProps } from "./Control";
import { Previous } from "./Previous";
import { answer, readingOf, typedIn } from "./record";
import { TypedElsewhere } from "./TypedElsewhere";
import { useTyping } from "./typing";

const MOST = 20_000;

export function TextLine({ model, item, view }: ControlProps) {
  const begun = useRef(view);
  const stored = view.value.reading?.raw ?? "";
  const typing = useTyping(typedIn(view.id), stored, (raw) =>
    answer(model, item, begun.current, readingOf(model, item, raw)),
  );
  if (!typing.dirty) begun.current = view;
  return (
    <>
      {item.constant ? (
        <Constant model={model} item={item} view={view} />
      ) : (
        <Previous model={model} item={item} />
      )}
      <TextArea
        label={either(item)}
        placeholder={t("type_here")}
        rows={1}
        maxLength={MOST}
        value={typing.text}
        onInput={typing.input}
        onBlur={typing.commit}
      />
      <TypedElsewhere typing={typing} view={view} />
    </>
  );
}
