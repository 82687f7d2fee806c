// Whose row it is, and how fresh what we know of them is.

import { tick } from "../../frame/tick";
import { ago } from "../../text";
import { t } from "../../text/week";
import { StateChip } from "../../ui";
import { lastHeard, oldestUnsent } from "../office/heard";
import { sayHeard } from "../office/Marks";
import { NOBODY } from "./lanes";
import { who } from "./move";

export function EngineerHead({ person }: { person: string }) {
  if (person === NOBODY)
    return (
      <>
        <strong>{t("nobody")}</strong>
        <span class="block small soft week-hint">{t("nobody_note")}</span>
      </>
    );
  return (
    <>
      <strong>{who(person)}</strong>
      <Freshness person={person} />
    </>
  );
}

/** When their devices were last heard of, and since when something waits on them. */
export function Freshness({ person }: { person: string }) {
  const oldest = oldestUnsent(person);
  return (
    <>
      <span class="block small soft">{sayHeard(lastHeard(person))}</span>
      {oldest ? (
        <StateChip tone="watch">{t("oldest", { ago: ago(oldest, tick.value) })}</StateChip>
      ) : null}
    </>
  );
}
