// Refused work of everybody, as the office sees it: whose, from which device, why, and what it said.

import { signal } from "@preact/signals";
import { CircleCheck } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { isKind, kindName, personName, recordName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import { back } from "../../router";
import { api } from "../../sync";
import { bytes, moment } from "../../text";
import { t as common } from "../../text/common";
import { t as refused } from "../../text/refused";
import { t } from "../../text/tray";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Empty, Page, Skeleton } from "../../ui";
import { reason } from "../refused/reason";

interface Sent {
  kind?: string;
  id?: string;
  set?: Record<string, unknown>;
}

/** One entry of GET /api/refused; `op` is what was sent, or the beginning of its text. */
interface InTray {
  device: string;
  n: number;
  person: string;
  code: string;
  field: string | null;
  received: number;
  op: Sent | string | null;
  size: number;
}

const entries = signal<InTray[] | null>(null);
const trouble = signal<unknown>(null);

async function look(): Promise<void> {
  try {
    entries.value = await api<InTray[]>("GET", "/api/refused");
    trouble.value = null;
  } catch (error) {
    trouble.value = error;
  }
}

export default function Tray() {
  useEffect(() => void look(), []);
  const all = entries.value;
  const error = trouble.value;
  return (
    <Page title={t("title")} back={() => back("/office")}>
      <p class="soft">{t("intro")}</p>
      {error ? (
        <Banner
          tone="watch"
          actions={<Button onClick={() => void look()}>{common("retry")}</Button>}
        >
          {isOffline(error) ? t("offline") : t("trouble", { why: why(error) })}
        </Banner>
      ) : null}
      {!all && !error ? <Skeleton rows={4} label={common("loading")} /> : null}
      {all?.length === 0 ? <Empty icon={CircleCheck} title={t("none")} /> : null}
      {all?.length ? (
        <>
          <p class="how-many">{t("how_many", { n: all.length })}</p>
          <LongList label={t("title")} items={all} keyOf={keyOf} estimate={150}>
            {draw}
          </LongList>
        </>
      ) : null}
    </Page>
  );
}

function keyOf({ device, n }: InTray): string {
  return `${device} ${n}`;
}

function draw(entry: InTray) {
  return <Entry entry={entry} />;
}

function Entry({ entry }: { entry: InTray }) {
  const { person, device, code, field, received, op, size } = entry;
  const sent = op && typeof op === "object" ? op : null;
  const kind = sent?.kind ?? "";
  return (
    <div class="row" data-tone="bad">
      <span class="row-body">
        <span class="row-note">
          {personName(person)} · {device.slice(-4)} · {t("received", { when: moment(received) })}
        </span>
        <span class="row-title">
          {isKind(kind) ? `${kindName(kind)} · ${recordName(kind, sent?.id ?? "")}` : kind}
        </span>
        <span class="refused-why">
          {reason(code)} {field ? refused("field_wrong", { field: fieldName(field) }) : ""}
        </span>
        <Said sent={sent} text={typeof op === "string" ? op : ""} size={size} />
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
