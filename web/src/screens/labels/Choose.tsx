// The devices to choose from: searched, by hospital, each with a tick.

import { LongList } from "../../lists/LongList";
import { Search } from "../../lists/Search";
import { list } from "../../local";
import { recordName } from "../../records/name";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t as words } from "../../text/equipment";
import { t } from "../../text/labels";
import { Button, Card, Check, Empty, Select, Skeleton } from "../../ui";
import type { Device as Shown } from "../equipment/register";
import { chosen, hospital, query, shown, take, toggle } from "./choice";

export function Choose() {
  const devices = shown.value;
  const n = chosen.value.size;
  return (
    <Card title={t("choose")} end={<span class="figure">{t("chosen", { n })}</span>}>
      <div class="stack">
        <Search
          label={words("search")}
          value={query.value}
          onInput={(text) => {
            query.value = text;
          }}
        />
        <Hospitals />
        <div class="line">
          <Button
            disabled={!devices?.length}
            onClick={() => take((devices ?? []).map(({ id }) => id))}
          >
            {t("take_all", { n: devices?.length ?? 0 })}
          </Button>
          <Button
            disabled={n === 0}
            onClick={() => {
              chosen.value = new Set();
            }}
          >
            {t("drop_all")}
          </Button>
        </div>
        {devices === null ? <Skeleton rows={4} label={common("loading")} /> : null}
        {devices?.length === 0 ? <Empty title={words("no_match")} /> : null}
        {devices?.length ? (
          <div class="label-choice">
            <LongList label={t("choose")} items={devices} keyOf={({ id }) => id} estimate={72}>
              {(device) => <Device device={device} isIn={chosen.value.has(device.id)} />}
            </LongList>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Hospitals() {
  const named = (list("hospital").value ?? []).map(({ id, value }) => ({
    value: id,
    label: either(value),
  }));
  return (
    <Select
      label={words("hospital")}
      value={hospital.value}
      onChange={(id) => {
        hospital.value = id;
      }}
      options={[{ value: "", label: words("all_hospitals") }, ...named]}
    />
  );
}

function Device({ device, isIn }: { device: Shown; isIn: boolean }) {
  const { name_zh = "", name_en, model, serial, asset_no } = device.value;
  const place = device.value.hospital ? recordName("hospital", device.value.hospital) : "";
  return (
    <Check checked={isIn} onChange={() => toggle(device.id)}>
      <span class="row-title">{either({ zh: name_zh, en: name_en || name_zh })}</span>
      <span class="row-note block">
        {[place, model, serial, asset_no].filter(Boolean).join(" · ")}
      </span>
    </Check>
  );
}
