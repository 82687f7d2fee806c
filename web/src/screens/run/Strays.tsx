// Answers that no line of this version shows: another version asked for them, or they hang on another answer.

import { useMemo } from "preact/hooks";
import { isShown } from "../../checklist";
import { personName } from "../../records/name";
import { sayReading } from "../../records/say";
import { either, moment } from "../../text";
import { t } from "../../text/run";
import { Card, ListRow, Rows } from "../../ui";
import type { RunModel } from "./model";

export function Strays({ model }: { model: RunModel }) {
  const items = model.items.value;
  const shown = useMemo(() => new Map((items ?? []).map((item) => [item.id, item])), [items]);
  const strays = model.all.value.filter(({ value }) => {
    const item = shown.get(value.item ?? "");
    return value.reading && (!item || !isShown(item, model.raws));
  });
  if (strays.length === 0) return null;
  return (
    <Card title={t("others")}>
      <p class="small soft">{t("others_body")}</p>
      <Rows label={t("others")}>
        {strays.map(({ id, value, by, at }) => (
          <ListRow
            key={id}
            title={sayReading(value.reading ?? {}, {
              kind: "answer",
              run: model.id,
              item: value.item ?? "",
            })}
            over={either(shown.get(value.item ?? "")) || value.item}
            note={by && at ? t("answered_by", { name: personName(by), time: moment(at) }) : null}
          />
        ))}
      </Rows>
    </Card>
  );
}
