// Who is away in the week that is shown; the office writes it down, the week warns by it.

import { UserX } from "lucide-preact";
import { useState } from "preact/hooks";
import { all } from "../../lists/all";
import { blank, change, type View } from "../../local";
import { personName } from "../../records/name";
import { day as sayDay } from "../../text";
import { t as common } from "../../text/common";
import { why } from "../../text/trouble";
import { t } from "../../text/week";
import { Button, Card, Field, SaveSheet, Segmented, Select, say, TextInput } from "../../ui";
import { engineers } from "../office/staff";
import { useEntered } from "../useEntered";
import { days } from "./lanes";

const REASONS = ["leave", "ill", "training", "other"] as const;
type Reason = (typeof REASONS)[number];

export function Absences({ may }: { may: boolean }) {
  const [adding, setAdding] = useState(false);
  const [first = "", last = ""] = [days.value[0], days.value[6]];
  const here = (all("absence") ?? []).filter(
    ({ value }) => (value.first ?? "9") <= last && (value.last || value.first || "") >= first,
  );
  if (!may && here.length === 0) return null;
  return (
    <Card title={t("absences")}>
      <div class="stack">
        {here.map((view) => (
          <Away key={view.id} view={view} may={may} />
        ))}
        {may ? (
          <div class="line">
            <Button icon={UserX} onClick={() => setAdding(true)}>
              {t("add_absence")}
            </Button>
          </div>
        ) : null}
      </div>
      {adding ? <AbsenceSheet onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function Away({ view, may }: { view: View<"absence">; may: boolean }) {
  const { person = "", first = "", last = "", reason = "leave" } = view.value;
  const remove = () =>
    change(view, { deleted: true }).then(
      () => say(t("removed_absence"), "good"),
      (error) => say(why(error), "bad"),
    );
  const when =
    last && last !== first ? t("of", { from: sayDay(first), to: sayDay(last) }) : sayDay(first);
  return (
    <p class="line">
      <span>
        {personName(person)} · {t(`reason_${reason}`)} · {when}
      </span>
      {may ? (
        <Button
          kind="quiet"
          label={`${t("remove_absence")} ${personName(person)}`}
          onClick={remove}
        >
          {common("remove")}
        </Button>
      ) : null}
    </p>
  );
}

function nobodyAway(): { person: string; first: string; last: string; reason: Reason } {
  const monday = days.peek()[0] ?? "";
  return { person: "", first: monday, last: monday, reason: "leave" };
}

function AbsenceSheet({ onClose }: { onClose: () => void }) {
  const { entered, enter, draft } = useEntered("absence", null, nobodyAway);
  const { person, first, last, reason } = entered;
  const [asked, setAsked] = useState(false);
  const wrong = last < first;
  const save = () => {
    setAsked(true);
    if (!person || wrong) return t(person ? "wrong_order" : "need_person");
    return change(blank("absence"), { person, first, last, reason });
  };
  const people = engineers().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SaveSheet
      title={t("absence_title")}
      draft={draft}
      done={t("absence_saved")}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t("engineer")} error={asked && !person ? t("need_person") : null}>
        {(tied) => (
          <Select
            {...tied}
            value={person}
            options={[{ value: "", label: "–" }, ...people]}
            onChange={(person) => enter({ person })}
          />
        )}
      </Field>
      <div class="filters">
        <Field label={t("first")}>
          {(tied) => (
            <TextInput {...tied} type="date" value={first} onInput={(first) => enter({ first })} />
          )}
        </Field>
        <Field label={t("last")} error={wrong ? t("wrong_order") : null}>
          {(tied) => (
            <TextInput {...tied} type="date" value={last} onInput={(last) => enter({ last })} />
          )}
        </Field>
      </div>
      <Segmented
        label={t("reason")}
        showLegend
        value={reason}
        onChange={(reason) => enter({ reason })}
        options={REASONS.map((value) => ({ value, label: t(`reason_${value}`) }))}
      />
    </SaveSheet>
  );
}
