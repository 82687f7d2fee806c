// All devices of the firm: whose, when last heard of, what waits on them, what needs a look.

import { signal } from "@preact/signals";
import { Server, Smartphone } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { tick } from "../../frame/tick";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { holds, plain, Search, wordsOf } from "../../lists/Search";
import { me } from "../../local";
import { keepsDevices } from "../../people/roles";
import { personName } from "../../records/name";
import { back, to } from "../../router";
import { ago, bytes, moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/fleet";
import { Empty, LinkButton, Page, Select, Skeleton } from "../../ui";
import { Trouble } from "../office/Engineers";
import { type Heard, hear, heard } from "../office/heard";
import { sayHeard } from "../office/Marks";
import { MarkChips } from "./MarkChips";
import { CLOCK_MINUTES, LITTLE_ROOM, marks, pressing, SILENT_DAYS, STUCK_HOURS } from "./marks";

const SHOWS = ["use", "marked", "out", "all"] as const;
type Shows = (typeof SHOWS)[number];

const query = signal("");
const shows = signal<Shows>("use");

export default function Devices() {
  useEffect(() => void hear(), []);
  const { devices, error, at } = heard.value;
  return (
    <Page title={t("title")} back={() => back("/office")} wide>
      <p class="soft small">{t("intro")}</p>
      <Filters />
      {error ? <Trouble error={error} /> : null}
      {!devices && !error ? <Skeleton rows={5} label={common("loading")} /> : null}
      {devices ? <Found devices={devices} /> : null}
      <p class="small soft">
        {t("thresholds", {
          silent: SILENT_DAYS,
          stuck: STUCK_HOURS,
          room: bytes(LITTLE_ROOM),
          clock: CLOCK_MINUTES,
        })}
        {at ? ` ${t("as_of", { when: moment(at) })}` : ""}
      </p>
    </Page>
  );
}

function Filters() {
  return (
    <div class="office-filters">
      <Search
        label={t("search")}
        value={query.value}
        onInput={(text) => {
          query.value = text;
        }}
      />
      <Select
        label={t("show")}
        value={shows.value}
        options={SHOWS.map((value) => ({ value, label: t(`show_${value}`) }))}
        onChange={(value) => {
          shows.value = value;
        }}
      />
      {keepsDevices(me.value) ? (
        <LinkButton icon={Server} href="/office/server">
          {t("server")}
        </LinkButton>
      ) : null}
    </div>
  );
}

function Found({ devices }: { devices: readonly Heard[] }) {
  const words = wordsOf(query.value);
  const found = devices
    .filter((one) => isShown(one) && holds(plain(`${one.label} ${personName(one.person)}`), words))
    .sort(gravestFirst);
  if (!found.length) return <Empty icon={Smartphone} title={t("none")} />;
  return (
    <>
      <p class="how-many" role="status">
        {t("how_many", { n: found.length })}
      </p>
      <LongList label={t("title")} items={found} keyOf={({ id }) => id} estimate={104}>
        {draw}
      </LongList>
    </>
  );
}

function isShown(device: Heard): boolean {
  if (shows.value === "all") return true;
  if (shows.value === "out") return device.revoked !== null;
  if (shows.value === "use") return device.revoked === null;
  return pressing(marks(device, tick.value, __BUILD__));
}

function gravestFirst(a: Heard, b: Heard): number {
  const grave = (device: Heard) => Number(pressing(marks(device, tick.peek(), __BUILD__)));
  return grave(b) - grave(a) || b.last_heard - a.last_heard;
}

function draw(device: Heard) {
  return <DeviceRow device={device} />;
}

function DeviceRow({ device }: { device: Heard }) {
  const { id, label, person, last_heard, unsent, oldest } = device;
  const waits = unsent
    ? ` · ${t("unsent")} ${t("unsent_count", { n: unsent })}${oldest ? ` (${ago(oldest, tick.value)})` : ""}`
    : "";
  return (
    <RowLink
      href={to("office", "devices", id)}
      tone={pressing(marks(device, tick.value, __BUILD__)) ? "watch" : undefined}
      title={personName(person)}
      over={label || id.slice(-4)}
      note={
        <>
          <span class="block">{sayHeard(last_heard) + waits}</span>
          <span class="line marks">
            <MarkChips device={device} />
          </span>
        </>
      }
    />
  );
}
