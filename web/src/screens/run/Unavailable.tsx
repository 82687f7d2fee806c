// The department did not hand the device over: reason, department, contact; the signatures stand below.

import { Undo2 } from "lucide-preact";
import { asksRelease, REASONS, type Unavailable as Said } from "../../checklist";
import { change, see } from "../../local";
import { either } from "../../text";
import { t } from "../../text/run";
import { Banner, Button, Card, Field, Select, TextInput } from "../../ui";
import { kept } from "../kept";
import type { RunModel } from "./model";
import { useTyping } from "./typing";

export function Unavailable({ model }: { model: RunModel }) {
  const said: Said = model.run.value.value.unavailable ?? {};
  const place = model.equipment.value?.value.department;
  const department = place ? either(see("department", place).value.value) : "";
  const set = (part: Partial<Said>) => {
    const unavailable = { department, ...said, ...part } as Record<string, string>;
    return kept(change(model.run.peek(), { unavailable }));
  };
  return (
    <Card title={t("unavailable_title")} tone="watch">
      <fieldset class="stack" id="line-unavailable" disabled={model.locked.value}>
        <Banner tone="watch">{t("unavailable_body")}</Banner>
        <Field label={t("unavailable_reason")}>
          {(tied) => (
            <Select
              {...tied}
              value={said.reason ?? ""}
              options={[
                { value: "", label: "—" },
                ...REASONS.map((value) => ({ value, label: t(`reason_${value}`) })),
              ]}
              onChange={(reason) => void set({ reason })}
            />
          )}
        </Field>
        <Words
          name={`unavailable/department/${model.id}`}
          label={t("department")}
          stored={said.department ?? department}
          save={(text) => set({ department: text })}
        />
        <Words
          name={`unavailable/contact/${model.id}`}
          label={t("contact_role")}
          hint={t("contact_hint")}
          stored={said.contact_role ?? ""}
          save={(text) => set({ contact_role: text })}
        />
        {asksRelease(model.items.value ?? []) ? null : (
          <Button
            icon={Undo2}
            onClick={() => void kept(change(model.run.peek(), { unavailable: null }))}
          >
            {t("available")}
          </Button>
        )}
      </fieldset>
    </Card>
  );
}

interface WordsProps {
  name: string;
  label: string;
  hint?: string;
  stored: string;
  save: (text: string) => Promise<boolean>;
}

function Words({ name, label, hint, stored, save }: WordsProps) {
  const typing = useTyping(name, stored, save);
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <TextInput
          {...tied}
          maxLength={200}
          value={typing.text}
          onInput={typing.input}
          onBlur={typing.commit}
        />
      )}
    </Field>
  );
}
