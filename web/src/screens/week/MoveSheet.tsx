// Says where a job is to go: a day and a person, for those who do not drag.

import { useState } from "preact/hooks";
import { see, type View } from "../../local";
import { listed, personName } from "../../records/name";
import { equipmentNames, hospitalNames } from "../../records/names";
import { to as path } from "../../router";
import type { Job } from "../../schema.gen";
import { day as sayDay } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/week";
import { Banner, Button, Field, LinkButton, Select, Sheet, TextInput } from "../../ui";
import { jobNow } from "../office/plan";
import type { Opened } from "./Card";
import { lanes } from "./lanes";
import { move, who } from "./move";
import { SettleDays } from "./SettleDays";

type Place = Pick<Partial<Job>, "planned" | "engineers">;

export function MoveSheet({
  opened: { id, from },
  onClose,
}: {
  opened: Opened;
  onClose: () => void;
}) {
  const job = see("job", id).value;
  const [begun] = useState(() => jobNow(id));
  const [person, setPerson] = useState(from.person);
  const [day, setDay] = useState(from.day);
  const { number = id, equipment = "", hospital = "" } = job.value;
  const elsewhere = begun !== null && isElsewhere(begun.value, job);
  const save = () => {
    // What the person had before them when the sheet opened: another day that came since stays beside this one.
    if (begun) void move(begun, from, { person, day });
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
      {elsewhere ? (
        <Banner tone="watch" urgent>
          {t("moved_meanwhile", {
            by: personName(job.by ?? ""),
            who: listed((job.value.engineers ?? []).map(personName)) || t("nobody"),
            day: sayDay(job.value.planned ?? ""),
          })}
        </Banner>
      ) : null}
      <SettleDays job={job} onSettled={onClose} />
      <p>
        {equipmentNames.value.get(equipment)}
        <span class="block soft">{hospitalNames.value.get(hospital)}</span>
        {elsewhere ? null : (
          <span class="block small soft">
            {t("move_from", { who: who(from.person), day: sayDay(from.day) })}
          </span>
        )}
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

/** Somebody has moved it since. */
function isElsewhere(before: Place, { loaded, value }: View<"job">): boolean {
  const said = ({ planned = "", engineers = [] }: Place) => [planned, ...engineers].join(" ");
  return loaded && said(before) !== said(value);
}
