// Everything that was ever written to a record, newest first; it lies on the server.

import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import type { Where } from "../../records/fields";
import { personName } from "../../records/name";
import { fieldName, sayValue } from "../../records/say";
import type { Kind } from "../../schema.gen";
import { history } from "../../sync";
import { moment, span } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/contested";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Card, Skeleton } from "../../ui";
import { type Named, Redacted } from "../redactions/Redacted";
import { deviceName } from "./SideChoice";

type Op = Awaited<ReturnType<typeof history>>[number];
type Stage = "closed" | "loading" | { ops: Op[] } | { error: unknown };

export function History({ kind, id, where }: { kind: Kind; id: string; where: Where }) {
  const [stage, setStage] = useState<Stage>("closed");
  const load = () => {
    setStage("loading");
    history(kind, id).then(
      (ops) => setStage({ ops }),
      (error) => setStage({ error }),
    );
  };
  return (
    <Card title={t("history")}>
      {stage === "closed" ? <Button onClick={load}>{t("history_show")}</Button> : null}
      {stage === "loading" ? <Skeleton rows={3} label={common("loading")} /> : null}
      {typeof stage === "object" && "ops" in stage ? (
        <Ops ops={stage.ops} where={where} record={{ kind, id }} />
      ) : null}
      {typeof stage === "object" && "error" in stage ? (
        <Trouble error={stage.error} onRetry={load} />
      ) : null}
    </Card>
  );
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = isOffline(error) ? t("history_offline") : t("history_trouble", { why: why(error) });
  return (
    <Banner tone="watch" urgent actions={<Button onClick={onRetry}>{common("retry")}</Button>}>
      {words}
    </Banner>
  );
}

/** Beyond a second the time of an entry is worth a word about how sure it is. */
const SURE = 60_000;

function Ops({ ops, where, record }: { ops: Op[]; where: Where; record: Named }) {
  if (!ops.length) return <p class="soft">{t("history_none")}</p>;
  return (
    <ol class="history">
      {[...ops].reverse().map((op) => (
        <li key={op.seq}>
          <p class="small soft">
            {moment(op.at)} · {personName(op.by)} · {deviceName(op.device)}
            {op.uncertainty && op.uncertainty > SURE
              ? ` · ${t("uncertain", { span: span(op.uncertainty) })}`
              : ""}
          </p>
          <Facts
            rows={told(op.set).map(([field, value]) => [
              fieldName(field),
              sayValue(field, value, where),
            ])}
          />
          <Redacted op={op} record={record} />
        </li>
      ))}
    </ol>
  );
}

/** Where a record belongs is written with its first entry and is no news. */
const BELONGS = ["job", "run", "item"];

function told(set: Record<string, unknown>): [string, unknown][] {
  const all = Object.entries(set);
  const news = all.filter(([field]) => !BELONGS.includes(field));
  return news.length ? news : all;
}
