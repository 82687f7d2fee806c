// What a list would do, or did: counts, what is wrong by row and field, the devices.

import { LongList } from "../../lists/LongList";
import { sayValue } from "../../records/say";
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
        {(fault) => <FaultRow fault={fault} looked={looked} />}
      </LongList>
      {more ? <Banner tone="watch">{t("more_faults")}</Banner> : null}
    </Card>
  );
}

function FaultRow({ fault, looked }: { fault: Fault; looked: Looked }) {
  const { row, field, code, value, other } = fault;
  const over = [t("row", { n: row }), field ? whichColumn(looked, field) : ""];
  return (
    <div class="row">
      <span class="row-body">
        <span class="row-note">{over.filter(Boolean).join(" · ")}</span>
        <span class="row-title">{other ? t("twice_with", { n: other }) : said(code)}</span>
        {value ? <span class="row-note">“{value}”</span> : null}
      </span>
    </div>
  );
}

/** "F 列 出厂编号": as the person finds it in the spreadsheet; a field without a column by its name. */
function whichColumn({ headings, mapping }: Looked, field: string): string {
  const at = mapping.indexOf(field);
  if (at < 0) return columnName(field);
  return t("column", { letters: letters(at), heading: headings[at] || columnName(field) });
}

/** A, B, … Z, AA, AB, … */
export function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}

function said(code: string): string {
  return faultWords.named(code) || faultWords("other");
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

function drawLine({ row, id, what, name, told }: Line) {
  return (
    <a class="row" href={to("equipment", id)}>
      <span class="row-body">
        <span class="row-note">{t("row", { n: row })}</span>
        <span class="row-title">{name}</span>
        {Object.entries(told).map(([field, [before, after]]) => (
          <span key={field} class="row-note">
            {columnName(field)}: {sayCell(field, before)} → {sayCell(field, after)}
          </span>
        ))}
      </span>
      <span class="row-end">
        <StateChip tone={what === "new" ? "good" : what === "changed" ? "watch" : "quiet"}>
          {t(`what_${what}`)}
        </StateChip>
      </span>
    </a>
  );
}

/** Places come by their names already. */
function sayCell(field: string, text: string): string {
  if (!text) return t("nothing_there");
  return field === "hospital" || field === "department"
    ? text
    : sayValue(field, text, { kind: "equipment" });
}
