// The register of equipment: by hospital, searched while typing, as long as it may be.

import { computed, signal } from "@preact/signals";
import { QrCode, Stethoscope } from "lucide-preact";
import { all as everything } from "../../lists/all";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { Search } from "../../lists/Search";
import { hospitalNames } from "../../records/names";
import { to } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { t as label } from "../../text/labels";
import { Button, Empty, IconButton, Page, Select, Skeleton, StateChip } from "../../ui";
import { ScanKey } from "../scan/ScanKey";
import {
  type Device,
  deviceName,
  grouped,
  inOrder,
  type Line,
  matching,
  type Wanted,
} from "./register";
import { STATES, stateTone } from "./states";

const NOTHING: Wanted = { query: "", hospital: "", state: "" };

/** Kept while the app is open, so that the way back leads to the same list. */
const wanted = signal<Wanted>(NOTHING);

const ordered = computed(() => inOrder(everything("equipment") ?? [], hospitalNames.value));
const found = computed(() => matching(ordered.value, wanted.value));
const lines = computed(() => grouped(found.value, hospitalNames.value));

export default function Equipment() {
  const all = everything("equipment");
  return (
    <Page title={t("title")} actions={<Keys />} under={<Find />}>
      {all === null ? <Skeleton rows={6} label={common("loading")} /> : null}
      {all?.length === 0 ? (
        <Empty icon={Stethoscope} title={t("none")}>
          {t("none_body")}
        </Empty>
      ) : null}
      {all?.length ? <Filters /> : null}
      {all?.length ? <Found /> : null}
    </Page>
  );
}

function Keys() {
  return (
    <>
      <IconButton label={label("labels")} icon={QrCode} href="/labels" />
      <ScanKey />
    </>
  );
}

function change(to: Partial<Wanted>): void {
  wanted.value = { ...wanted.value, ...to };
  scrollTo(0, 0);
}

function Find() {
  return (
    <div class="under">
      <Search
        label={t("search")}
        value={wanted.value.query}
        onInput={(query) => change({ query })}
      />
    </div>
  );
}

function Filters() {
  const { hospital, state } = wanted.value;
  const named = [...hospitalNames.value].map(([value, label]) => ({ value, label }));
  const states = STATES.map((value) => ({ value, label: common(`equipment_${value}`) }));
  return (
    <div class="filters">
      <Select
        label={t("hospital")}
        value={hospital}
        onChange={(value) => change({ hospital: value })}
        options={[{ value: "", label: t("all_hospitals") }, ...named]}
      />
      <Select
        label={t("state")}
        value={state}
        onChange={(value) => change({ state: value })}
        options={[{ value: "", label: t("all_states") }, ...states]}
      />
    </div>
  );
}

function Found() {
  const n = found.value.length;
  if (n === 0)
    return (
      <Empty title={t("no_match")}>
        <Button
          onClick={() => {
            wanted.value = NOTHING;
          }}
        >
          {t("clear")}
        </Button>
      </Empty>
    );
  return (
    <>
      <p class="how-many" role="status">
        {t("how_many", { n })}
      </p>
      <LongList label={t("title")} items={lines.value} keyOf={(line: Line) => line.id}>
        {drawLine}
      </LongList>
    </>
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
  const { vendor, model, serial, location, state = "in_use" } = device.value;
  const about = [vendor, model, serial].filter(Boolean).join(" · ");
  const note = location ? (
    <>
      {about}
      <br />
      {location}
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
    />
  );
}
