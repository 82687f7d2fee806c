// One refused change: what it was in human words, why it came back, and the ways on.

import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { dropRefused, type Refused, resendRefused, see } from "../../local";
import { editing, type Where } from "../../records/fields";
import { isKind, kindName, recordHref, recordName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import { moment } from "../../text";
import { t } from "../../text/refused";
import { why } from "../../text/trouble";
import { Button, Card, Confirm, LinkButton, say } from "../../ui";
import { MendSheet } from "./MendSheet";
import { reason } from "./reason";

export function RefusedCard({ refused }: { refused: Refused }) {
  const { kind, id, set, field, at } = refused;
  const where = whereOf(refused);
  const rows = Object.entries(set).map(
    ([name, value]) => [fieldName(name), sayValue(name, value, where)] as const,
  );
  return (
    <Card tone="bad" title={recordName(kind, id)}>
      <div class="stack">
        <p class="small soft">
          {kindName(kind)} · {t("written", { when: moment(at) })}
        </p>
        <p class="refused-why">
          {reason(refused.code)} {field ? t("field_wrong", { field: fieldName(field) }) : ""}
        </p>
        <Facts rows={rows} />
        <Ways refused={refused} where={where} />
      </div>
    </Card>
  );
}

/** A refused change may not be in the record's row, so what it set itself counts too. */
function whereOf({ kind, id, set }: Refused): Where {
  const row = isKind(kind) ? (see(kind, id).value.value as { run?: string; item?: string }) : {};
  const own = set as { run?: string; item?: string };
  return { kind, run: own.run ?? row.run, item: own.item ?? row.item };
}

function Ways({ refused, where }: { refused: Refused; where: Where }) {
  const [open, setOpen] = useState<"mend" | "drop" | null>(null);
  const close = () => setOpen(null);
  const field = mendable(refused, where);
  const href = recordHref(refused.kind, refused.id);
  return (
    <div class="line">
      {field ? (
        <Button kind="primary" onClick={() => setOpen("mend")}>
          {t("mend")}
        </Button>
      ) : null}
      <Button onClick={() => void done(resendRefused(refused.n), t("resent"))}>
        {t("resend")}
      </Button>
      {href ? <LinkButton href={href}>{t("open")}</LinkButton> : null}
      <Button kind="danger" onClick={() => setOpen("drop")}>
        {t("drop")}
      </Button>
      {open === "mend" && field ? (
        <MendSheet refused={refused} field={field} where={where} onClose={close} />
      ) : null}
      {open === "drop" ? (
        <Confirm
          title={t("drop_title")}
          yes={t("drop")}
          danger
          onClose={close}
          onYes={() => void done(dropRefused(refused.n), t("dropped"))}
        >
          <p>{t("drop_body")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

/** The field to mend: the one that the server named, else the only one that can be edited by itself. */
function mendable({ field, set }: Refused, where: Where): string | null {
  const able = Object.keys(set).filter((name) => editing(name, where));
  if (field) return able.includes(field) ? field : null;
  return able.length === 1 ? (able[0] ?? null) : null;
}

async function done(work: Promise<void>, words: string): Promise<void> {
  try {
    await work;
    say(words);
  } catch (error) {
    say(t("failed", { why: why(error) }), "bad");
  }
}
