// Several devices answer to one code: the person sees which stands here.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { RowLink } from "../../lists/RowLink";
import { see } from "../../local";
import { equipmentName, recordName } from "../../records/name";
import { to } from "../../router";
import { t } from "../../text/scan";
import { Card, Rows } from "../../ui";

const MOST = 50;

export function Devices({ ids, again }: { ids: readonly string[]; again: ComponentChildren }) {
  const [shown] = useState(ids.slice(0, MOST));
  const title = t("several", { n: ids.length });
  return (
    <>
      <Card title={title}>
        <p>{t("several_body")}</p>
        <Rows label={title}>
          {shown.map((id) => (
            <Device key={id} id={id} />
          ))}
        </Rows>
      </Card>
      {again}
    </>
  );
}

function Device({ id }: { id: string }) {
  const {
    hospital = "",
    department = "",
    location,
    model,
    serial,
  } = see("equipment", id).value.value;
  const place = [
    hospital && recordName("hospital", hospital),
    department && recordName("department", department),
  ];
  return (
    <RowLink
      href={to("equipment", id)}
      over={[...place, location].filter(Boolean).join(" · ")}
      title={equipmentName(id)}
      note={[model, serial].filter(Boolean).join(" · ")}
    />
  );
}
