// One refused change as the office sees it: whose, why, what it said, and what somebody decided about it.

import { Eraser } from "lucide-preact";
import { useState } from "preact/hooks";
import { me, see } from "../../local";
import { redacts, settlesRefused } from "../../people/roles";
import { isKind, kindName, personName, recordName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import { bytes, moment } from "../../text";
import { t as redaction } from "../../text/redactions";
import { t as refused } from "../../text/refused";
import { t } from "../../text/tray";
import { Button } from "../../ui";
import { AskSheet } from "../redactions/AskSheet";
import { sayMark } from "../redactions/Redacted";
import { reason } from "../refused/reason";
import { type Act, type InTray, type Sent, sentIn } from "./entries";
import { SettleSheet } from "./SettleSheet";

export function Entry({ entry }: { entry: InTray }) {
  const { person, device, code, field, received, op, size, state, redacted } = entry;
  const sent = sentIn(entry);
  const kind = sent?.kind ?? "";
  return (
    <div class="row" data-tone={state === "waiting" ? "bad" : undefined}>
      <span class="row-body">
        <span class="row-note">
          {personName(person)} · {device.slice(-4)} · {t("received", { when: moment(received) })}
        </span>
        <span class="row-title">
          {isKind(kind) ? `${kindName(kind)} · ${recordName(kind, sent?.id ?? "")}` : kind}
        </span>
        <span class={state === "waiting" ? "refused-why" : "row-note"}>
          {reason(code)} {field ? refused("field_wrong", { field: fieldName(field) }) : ""}
        </span>
        {redacted ? (
          <span class="row-note">{sayMark(redacted)}</span>
        ) : (
          <Said sent={sent} text={typeof op === "string" ? op : ""} size={size} />
        )}
        {state === "waiting" ? null : <Settled entry={entry} act={state} />}
        {redacted ? null : <Ways entry={entry} />}
      </span>
    </div>
  );
}

function Said({ sent, text, size }: { sent: Sent | null; text: string; size: number }) {
  if (!sent)
    return (
      <span class="row-note">
        {text.slice(0, 200)} {t("cut", { size: bytes(size) })}
      </span>
    );
  const where = { kind: sent.kind ?? "" };
  return (
    <details>
      <summary class="small">{t("as_sent")}</summary>
      {Object.entries(sent.set ?? {}).map(([name, value]) => (
        <p key={name} class="small">
          <span class="soft">{fieldName(name)}</span> {sayValue(name, value, where)}
        </p>
      ))}
    </details>
  );
}

function Settled({ entry: { device, n, redacted }, act }: { entry: InTray; act: Act }) {
  const { value, by, at } = see("tray_word", `${device}~${n}~${act}`).value;
  if (redacted && !by) return null;
  return (
    <span class="row-note">
      {by ? t("settled_by", { act: t(act), who: personName(by), when: moment(at ?? 0) }) : t(act)}
      {value.reason ? <span class="block">{value.reason}</span> : null}
    </span>
  );
}

/** What was put aside can still be taken over; all of it can be taken out by two people. */
function Ways({ entry }: { entry: InTray }) {
  const [act, setAct] = useState<Act | "redact" | null>(null);
  const { device, n, state } = entry;
  const close = () => setAct(null);
  const settles = settlesRefused(me.value) && state !== "taken_over";
  return (
    <span class="line">
      {settles && sentIn(entry)?.set ? (
        <Button onClick={() => setAct("taken_over")}>{t("take")}</Button>
      ) : null}
      {settles && state === "waiting" ? (
        <Button onClick={() => setAct("put_aside")}>{t("aside")}</Button>
      ) : null}
      {redacts(me.value) ? (
        <Button kind="quiet" icon={Eraser} onClick={() => setAct("redact")}>
          {redaction("ask")}
        </Button>
      ) : null}
      {act === "redact" ? (
        <AskSheet what={{ kind: "refused", id: `${device}~${n}` }} paths={null} onClose={close} />
      ) : null}
      {act && act !== "redact" ? <SettleSheet entry={entry} act={act} onClose={close} /> : null}
    </span>
  );
}
