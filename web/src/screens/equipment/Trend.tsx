// How a measured value went over the visits, against its limits; read only when somebody asks.

import { useMemo, useState } from "preact/hooks";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Card, Field, Select, Skeleton } from "../../ui";
import { seriesOf } from "./measured";
import { Plot } from "./Plot";

export function Trend({ equipment }: { equipment: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title={t("trend")}>
      {open ? (
        <Chosen equipment={equipment} />
      ) : (
        <div class="line">
          <Button onClick={() => setOpen(true)}>{t("show_trend")}</Button>
        </div>
      )}
    </Card>
  );
}

function Chosen({ equipment }: { equipment: string }) {
  const all = useMemo(() => seriesOf(equipment), [equipment]).value;
  const [chosen, setChosen] = useState("");
  if (all === null) return <Skeleton label={common("loading")} />;
  const series = all.find(({ id }) => id === chosen) ?? all[0];
  if (!series) return <p class="soft">{t("no_trend")}</p>;
  return (
    <div class="stack">
      <Field label={t("trend_item")}>
        {(tied) => (
          <Select
            {...tied}
            value={series.id}
            onChange={setChosen}
            options={all.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <Plot series={series} />
    </div>
  );
}
