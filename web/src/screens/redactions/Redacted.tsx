// In a record's history: that something was taken out, and the way to ask for it.

import { Eraser } from "lucide-preact";
import { useState } from "preact/hooks";
import { me } from "../../local";
import { redacts } from "../../people/roles";
import { listed, personName } from "../../records/name";
import { fieldName } from "../../records/say";
import type { HistoryOp } from "../../sync";
import { moment } from "../../text";
import { t } from "../../text/redactions";
import { Banner, Button } from "../../ui";
import { AskSheet, pathsOf } from "./AskSheet";

export interface Named {
  kind: string;
  id: string;
}

export function Redacted({ op, record }: { op: HistoryOp; record: Named }) {
  const [asking, setAsking] = useState(false);
  if (op.redacted)
    return (
      <Banner tone="quiet" icon={Eraser}>
        {sayMark(op.redacted)}
      </Banner>
    );
  if (!redacts(me.value)) return null;
  return (
    <>
      <Button kind="quiet" icon={Eraser} onClick={() => setAsking(true)}>
        {t("ask")}
      </Button>
      {asking ? (
        <AskSheet
          what={{ ...record, ops: [op.seq] }}
          paths={pathsOf(op)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

export type Mark = NonNullable<HistoryOp["redacted"]>;

export function sayMark({ asked, approved, at, reason, fields }: Mark): string {
  return t("mark", {
    when: moment(at),
    fields: fields.length ? sayFields(fields) : t("whole"),
    asked: personName(asked),
    approved: personName(approved),
    reason,
  });
}

/** `reading.raw` is one member of a field. */
export function sayFields(fields: readonly string[]): string {
  return listed(fields.map((path) => path.split(".").map(fieldName).join(" › ")));
}
