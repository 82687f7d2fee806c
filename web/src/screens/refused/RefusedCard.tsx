// One refused change: what it was in human words, why it came back, and the ways on.

import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { dropRefused, type Refused, resendRefused, see } from "../../local";
import type { Where } from "../../records/fields";
import { kindName, personName, recordHref, recordName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import { moment } from "../../text";
import { t } from "../../text/refused";
import { why } from "../../text/trouble";
import { Button, Card, Confirm, LinkButton, say } from "../../ui";
import { MendSheet } from "./MendSheet";
import { mendable, whereOf } from "./mending";
import { reason } from "./reason";

export function RefusedCard({ refused }: { refused: Refused }) {
  return refused.redacted ? <TakenOut refused={refused} /> : <Came refused={refused} />;
}

/** Two people took it out: that it was there, who and why, until its author has read it. */
function TakenOut({ refused }: { refused: Refused }) {
  const { device, n, kind, id } = refused;
  const { known, value, by, at } = see("tray_word", `${device}~${n}~redacted`).value;
  return (
    <Card tone="watch" title={recordName(kind, id)}>
      <div class="stack">
        <p class="small soft">{kindName(kind)}</p>
        <p>{t("taken_out")}</p>
        {known ? (
          <p class="small">
            {t("office_redacted", { who: personName(by ?? ""), when: moment(at ?? 0) })}{" "}
            {value.reason}
          </p>
        ) : null}
        <div class="line">
          <Button onClick={() => void done(dropRefused(refused), t("seen_said"))}>
            {t("seen")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Came({ refused }: { refused: Refused }) {
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
        <OfficeWord refused={refused} />
        <Ways refused={refused} where={where} />
      </div>
    </Card>
  );
}

/** What the office decided about it meanwhile; the change stays here all the same. */
function OfficeWord({ refused: { device, n } }: { refused: Refused }) {
  for (const act of ["taken_over", "put_aside"] as const) {
    const { known, value, by, at } = see("tray_word", `${device}~${n}~${act}`).value;
    if (known)
      return (
        <p class="small">
          {t(`office_${act}`, { who: personName(by ?? ""), when: moment(at ?? 0) })} {value.reason}
        </p>
      );
  }
  return null;
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
      <Button onClick={() => void done(resendRefused(refused), t("resent"))}>{t("resend")}</Button>
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
          onYes={() => void done(dropRefused(refused), t("dropped"))}
        >
          <p>{t("drop_body")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

async function done(work: Promise<void>, words: string): Promise<void> {
  try {
    await work;
    say(words);
  } catch (error) {
    say(t("failed", { why: why(error) }), "bad");
  }
}
