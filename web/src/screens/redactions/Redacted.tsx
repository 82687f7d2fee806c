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
import { AskSheet } from "./AskSheet";

export interface Named {
  kind: string;
  id: string;
}

export function Redacted({ op, record }: { op: HistoryOp; record: Named }) {
  const [asking, setAsking] = useState(false);
  if (op.redacted) return <Mark mark={op.redacted} />;
  if (!redacts(me.value)) return null;
  return (
    <>
      <Button kind="quiet" icon={Eraser} onClick={() => setAsking(true)}>
        {t("ask")}
      </Button>
      {asking ? <AskSheet op={op} record={record} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Mark({ mark }: { mark: NonNullable<HistoryOp["redacted"]> }) {
  const { asked, approved, at, reason, fields } = mark;
  return (
    <Banner tone="quiet" icon={Eraser}>
      {t("mark", {
        when: moment(at),
        fields: sayFields(fields),
        asked: personName(asked),
        approved: personName(approved),
        reason,
      })}
    </Banner>
  );
}

/** `reading.raw` is one member of a field. */
export function sayFields(fields: readonly string[]): string {
  return listed(fields.map((path) => path.split(".").map(fieldName).join(" › ")));
}
