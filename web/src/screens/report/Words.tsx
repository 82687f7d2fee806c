// Advice or guidance: typed, or put together from phrases; kept while it is typed, stored when the field is left.

import { useRef } from "preact/hooks";
import { change, children, type View } from "../../local";
import { phrase, t } from "../../text/report";
import { Card, TextArea } from "../../ui";
import { Contested } from "../contested/Contested";
import { kept } from "../kept";
import { useTyping } from "../run/typing";
import { Phrases } from "./Phrases";

const MOST = 5_000;
const PHRASES = {
  advice: ["advice_1", "advice_2", "advice_3", "advice_4", "advice_5"],
  guidance: ["guidance_1", "guidance_2", "guidance_3", "guidance_4"],
} as const;

interface WordsProps {
  view: View<"job">;
  field: "advice" | "guidance";
}

/** What the checklist's own line of that name says: it need not be typed again. */
function fromChecklist(job: string, item: string): string[] {
  const all = children("answer", job).value ?? [];
  const own = all.filter(({ value }) => value.item === item && !value.deleted);
  return own.flatMap(({ value }) => value.reading?.raw?.trim() || []);
}

export function Words({ view, field }: WordsProps) {
  const own = PHRASES[field].map((key) => phrase(key));
  const begun = useRef(view);
  const stored = view.value[field] ?? "";
  const save = (text: string) => kept(change(begun.current, { [field]: text }));
  const typing = useTyping(`${field}/${view.id}`, stored, save, begun);
  if (!typing.dirty) begun.current = view;
  const add = (words: string) => {
    const before = typing.text.trimEnd();
    typing.input(before ? `${before}\n${words}` : words);
    typing.commit();
  };
  return (
    <Card title={t(field)}>
      <div class="stack">
        <p class="soft small">{t(`${field}_hint`)}</p>
        <TextArea
          label={t(field)}
          rows={3}
          maxLength={MOST}
          value={typing.text}
          onInput={typing.input}
          onBlur={typing.commit}
        />
        <Phrases phrases={[...fromChecklist(view.id, field), ...own]} onAdd={add} />
        <Contested kind="job" id={view.id} field={field} />
      </div>
    </Card>
  );
}
