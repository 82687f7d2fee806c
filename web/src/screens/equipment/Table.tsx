// The register on a desktop: a table of any length, sorted by its headings, walked with the arrow keys.

import { useMemo, useRef } from "preact/hooks";
import { walk } from "../../lists/walk";
import { useWindow } from "../../lists/window";
import { hospitalNames } from "../../records/names";
import { scoreOf, total } from "../../records/score";
import { to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { StateChip } from "../../ui";
import { className } from "./classes";
import { departmentNames } from "./departments";
import { change } from "./Filters";
import { type Device, deviceName, type Sort, wanted } from "./register";
import { stateTone } from "./states";

/** Heading -> by what it sorts; null: it does not. */
const COLUMNS = {
  name: "name",
  hospital: "hospital",
  model: "model",
  serial: "serial",
  class: null,
  risk: "risk",
  state: null,
} as const satisfies Record<string, Sort | null>;

export function Table({ devices }: { devices: readonly Device[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const keys = useMemo(() => devices.map(({ id }) => id), [devices]);
  const { from, to: end, above, below } = useWindow(body, keys, 64);
  return (
    <div class="table-place">
      <table class="table register" aria-rowcount={devices.length + 1}>
        <caption class="unseen">{t("table_hint")}</caption>
        <thead>
          <tr>
            {(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((name) => (
              <Heading key={name} name={name} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => walk(event, devices.length)}>
          <Gap height={above} />
          {devices.slice(from, end).map((device, i) => (
            <Row key={device.id} device={device} row={from + i} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Heading({ name }: { name: keyof typeof COLUMNS }) {
  const by = COLUMNS[name];
  const sorted = by !== null && wanted.value.sort === by;
  if (!by) return <th scope="col">{t(`column_${name}`)}</th>;
  return (
    <th scope="col" aria-sort={sorted ? "ascending" : "none"}>
      <button type="button" class="sort" onClick={() => change({ sort: by })}>
        {t(`column_${name}`)}
        <span aria-hidden="true">{sorted ? " ▾" : ""}</span>
      </button>
    </th>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr class="gap">
      <td colSpan={Object.keys(COLUMNS).length} style={{ height: `${height}px` }} />
    </tr>
  );
}

function Row({ device, row }: { device: Device; row: number }) {
  const { hospital, department, vendor, model, serial, asset_no, device_class, state } =
    device.value;
  const score = scoreOf(device.value.risk);
  return (
    <tr data-row={row} aria-rowindex={row + 2}>
      <th scope="row">
        <a href={to("equipment", device.id)}>{deviceName(device) || t("unnamed")}</a>
        <span class="block small soft">{asset_no}</span>
      </th>
      <td>
        {hospitalNames.value.get(hospital ?? "") ?? t("no_hospital")}
        <span class="block small soft">{departmentNames.value.get(department ?? "")}</span>
      </td>
      <td>
        {model}
        <span class="block small soft">{vendor}</span>
      </td>
      <td>{serial}</td>
      <td>{className(device_class ?? "")}</td>
      <td>{score ? total(score) : ""}</td>
      <td>
        <StateChip tone={stateTone(state ?? "in_use")}>
          {common(`equipment_${state ?? "in_use"}`)}
        </StateChip>
      </td>
    </tr>
  );
}
