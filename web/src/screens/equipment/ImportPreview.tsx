// What a list would do, or did: counts, what is wrong by row and field, the devices.

import { LongList } from "../../lists/LongList";
import { listed } from "../../records/name";
import { to } from "../../router";
import { faults as faultWords, t } from "../../text/imports";
import { Banner, Button, Card, StateChip } from "../../ui";
import { columnName } from "./ImportColumns";
import type { Fault, Line, Looked } from "./importing";

interface PreviewProps {
  looked: Looked;
  busy: boolean;
  /** Null: it is done. */
  onWrite: (() => void) | null;
}

export function Preview({ looked, busy, onWrite }: PreviewProps) {
  const n = looked.new + looked.changed;
  return (
    <>
      <Card title={t("result")} tone={looked.wrong ? "bad" : undefined}>
        <div class="stack">
          <div class="line" role="status">
            <StateChip>{t("rows", { n: looked.rows })}</StateChip>
            <StateChip tone="good">{t("new", { n: looked.new })}</StateChip>
            <StateChip tone="watch">{t("changed", { n: looked.changed })}</StateChip>
            <StateChip>{t("same", { n: looked.same })}</StateChip>
            {looked.wrong ? (
              <StateChip tone="bad">{t("wrong", { n: looked.wrong })}</StateChip>
            ) : null}
          </div>
          {onWrite && n === 0 && !looked.wrong ? <p>{t("nothing")}</p> : null}
          {onWrite && n > 0 ? (
            <Button
              kind="primary"
              big
              wide
              busy={busy}
              disabled={looked.wrong > 0}
              onClick={onWrite}
            >
              {t("write", { n })}
            </Button>
          ) : null}
        </div>
      </Card>
      {looked.faults.length ? <Faults looked={looked} /> : null}
      {n > 0 ? <Lines lines={looked.lines} /> : null}
    </>
  );
}

function Faults({ looked }: { looked: Looked }) {
  const { faults } = looked;
  const more = new Set(faults.map(({ row }) => row)).size < looked.wrong;
  return (
    <Card title={t("faults")} tone="bad">
      <p class="small soft import-hint">{t("faults_hint")}</p>
      <LongList
        label={t("faults")}
        items={faults}
        keyOf={({ row, field, code }) => `${row}/${field}/${code}`}
        estimate={72}
      >
        {drawFault}
      </LongList>
      {more ? <Banner tone="watch">{t("more_faults")}</Banner> : null}
    </Card>
  );
}

function drawFault({ row, field, code, value }: Fault) {
  const over = [t("row", { n: row }), field ? columnName(field) : ""].filter(Boolean).join(" · ");
  return (
    <div class="row">
      <span class="row-body">
        <span class="row-note">{over}</span>
        <span class="row-title">{said(code)}</span>
        {value ? <span class="row-note">“{value}”</span> : null}
      </span>
    </div>
  );
}

function said(code: string): string {
  const known = Object.hasOwn(faultWords.area, code) ? code : "other";
  return (faultWords as unknown as (key: string) => string)(known);
}

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <Card title={t("lines")}>
      <LongList label={t("lines")} items={lines} keyOf={({ row }) => `${row}`} estimate={72}>
        {drawLine}
      </LongList>
    </Card>
  );
}

function drawLine({ row, id, what, name, set }: Line) {
  const fields = Object.keys(set).filter((field) => field !== "risk");
  return (
    <a class="row" href={to("equipment", id)}>
      <span class="row-body">
        <span class="row-note">{t("row", { n: row })}</span>
        <span class="row-title">{name}</span>
        {what === "changed" ? <span class="row-note">{listed(fields.map(columnName))}</span> : null}
      </span>
      <span class="row-end">
        <StateChip tone={what === "new" ? "good" : what === "changed" ? "watch" : "quiet"}>
          {t(`what_${what}`)}
        </StateChip>
      </span>
    </a>
  );
}
