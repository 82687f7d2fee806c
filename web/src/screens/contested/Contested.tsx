// The contested fields of a record, each with all its values: for the settle screen and for other screens.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { see } from "../../local";
import { fieldName, sayValue } from "../../records/say";
import type { Kind } from "../../schema.gen";
import { t } from "../../text/contested";
import { Banner } from "../../ui";
import { Settle } from "./Settle";
import { whereOf } from "./where";

interface ContestedProps {
  kind: Kind;
  id: string;
  /** Only this field; left out: all that are contested. */
  field?: string;
  /** Shown while nothing is contested and nothing was settled here. */
  none?: ComponentChildren;
}

export function Contested({ kind, id, field, none }: ContestedProps) {
  const view = see(kind, id).value;
  const [settled, setSettled] = useState<Record<string, unknown>>({});
  const open = Object.keys(view.contested).filter((name) => field === undefined || name === field);
  const done = Object.entries(settled).filter(([name]) => !open.includes(name));
  return (
    <>
      {open.length || done.length ? null : none}
      {done.map(([name, value]) => (
        <Banner
          key={name}
          tone="good"
          urgent
          title={t("settled", {
            field: fieldName(name),
            value: sayValue(name, value, whereOf(view)),
          })}
        >
          {t("settled_note")}
        </Banner>
      ))}
      {open.map((name) => (
        <Settle
          key={name}
          view={view}
          field={name}
          onSettled={(value) => setSettled({ ...settled, [name]: value })}
        />
      ))}
    </>
  );
}
