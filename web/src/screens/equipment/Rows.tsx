// The register on a phone, and beside the opened file on a tablet: one row each, under its hospital.

import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { walk } from "../../lists/walk";
import { to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { StateChip } from "../../ui";
import { departmentNames } from "./departments";
import { beside, type Device, deviceName, type Line, lines } from "./register";
import { stateTone } from "./states";

export function Rows() {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are links, keys only move between them
    <div onKeyDown={(event) => walk(event, lines.value.length)}>
      <LongList label={t("title")} items={lines.value} keyOf={(line: Line) => line.id}>
        {drawLine}
      </LongList>
    </div>
  );
}

function drawLine(line: Line) {
  return "head" in line ? <Head name={line.head} n={line.n} /> : <Row device={line.device} />;
}

function Head({ name, n }: { name: string; n: number }) {
  return (
    <h2 class="group-head">
      {name || t("no_hospital")} · {t("how_many", { n })}
    </h2>
  );
}

function Row({ device }: { device: Device }) {
  const { vendor, model, serial, location, department, state = "in_use" } = device.value;
  const about = [vendor, model, serial].filter(Boolean).join(" · ");
  const place = location || departmentNames.value.get(department ?? "");
  const note = place ? (
    <>
      {about}
      <br />
      {place}
    </>
  ) : (
    about
  );
  const chip =
    state === "in_use" ? null : (
      <StateChip tone={stateTone(state)}>{common(`equipment_${state}`)}</StateChip>
    );
  return (
    <RowLink
      href={to("equipment", device.id)}
      title={deviceName(device) || t("unnamed")}
      note={note}
      end={chip}
      current={beside.value === device.id}
    />
  );
}
