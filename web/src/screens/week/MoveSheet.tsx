// Says where a job is to go: a day and a person, for those who do not drag.

import { useState } from "preact/hooks";
import { see } from "../../local";
import { equipmentNames, hospitalNames } from "../../records/names";
import { to as path } from "../../router";
import { day as sayDay } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/week";
import { Button, Field, LinkButton, Select, Sheet, TextInput } from "../../ui";
import { jobNow } from "../office/plan";
import type { Opened } from "./Card";
import { lanes } from "./lanes";
import { move, who } from "./move";

export function MoveSheet({
  opened: { id, from },
  onClose,
}: {
  opened: Opened;
  onClose: () => void;
}) {
  const job = see("job", id).value;
  const [person, setPerson] = useState(from.person);
  const [day, setDay] = useState(from.day);
  const { number = id, equipment = "", hospital = "" } = job.value;
  const save = () => {
    const seen = jobNow(id);
    if (seen) void move(seen, from, { person, day });
    onClose();
  };
  const people = (lanes.value ?? []).map((lane) => lane.person);
  return (
    <Sheet
      title={t("move_title", { number })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button kind="primary" onClick={save}>
            {t("move")}
          </Button>
        </>
      }
    >
      <p>
        {equipmentNames.value.get(equipment)}
        <span class="block soft">{hospitalNames.value.get(hospital)}</span>
        <span class="block small soft">
          {t("move_from", { who: who(from.person), day: sayDay(from.day) })}
        </span>
      </p>
      <Field label={t("engineer")}>
        {(tied) => (
          <Select
            {...tied}
            value={person}
            options={people.map((value) => ({ value, label: value ? who(value) : t("to_nobody") }))}
            onChange={setPerson}
          />
        )}
      </Field>
      <Field label={t("day")}>
        {(tied) => <TextInput {...tied} type="date" value={day} onInput={setDay} />}
      </Field>
      <LinkButton kind="quiet" href={path("office", "job", id)}>
        {t("open")}
      </LinkButton>
    </Sheet>
  );
}
