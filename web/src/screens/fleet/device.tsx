// One device of the firm: all it said of itself, its name, and the way to take it out of use.

import { useEffect } from "preact/hooks";
import { tick } from "../../frame/tick";
import { Facts } from "../../lists/Facts";
import { me } from "../../local";
import { keepsDevices } from "../../people/roles";
import { personName } from "../../records/name";
import { back } from "../../router";
import type { ScreenProps } from "../../routes";
import { ago, bytes, moment, span } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/fleet";
import { Card, Empty, Page, Skeleton } from "../../ui";
import { sayTrouble } from "../office/Engineers";
import { type Heard, hear, heard } from "../office/heard";
import { MarkChips } from "./MarkChips";
import { CLOCK_MINUTES } from "./marks";
import { Revoking } from "./Revoking";

export default function DeviceScreen({ params }: ScreenProps) {
  useEffect(() => void hear(), []);
  const { devices, error } = heard.value;
  const device = devices?.find(({ id }) => id === params.id);
  return (
    <Page
      title={device ? personName(device.person) : t("title")}
      over={device?.label || params.id?.slice(-4) || ""}
      back={() => back("/office/devices")}
    >
      {error ? <p>{sayTrouble(error)}</p> : null}
      {!devices && !error ? <Skeleton rows={5} label={common("loading")} /> : null}
      {devices && !device ? <Empty title={t("gone")} /> : null}
      {device ? <Known device={device} /> : null}
    </Page>
  );
}

function Known({ device }: { device: Heard }) {
  const { last_heard: last, unsent, oldest, blobs, persisted, free } = device;
  const told = (known: boolean, words: string) => (known ? words : t("not_told"));
  return (
    <>
      <p class="line">
        <MarkChips device={device} />
      </p>
      <Card>
        <Facts
          rows={[
            [t("person"), personName(device.person)],
            [t("last_heard"), last ? `${ago(last, tick.value)} · ${moment(last)}` : t("never")],
            [t("unsent"), told(unsent !== null, t("unsent_count", { n: unsent ?? 0 }))],
            oldest ? [t("oldest"), `${ago(oldest, tick.value)} · ${moment(oldest)}`] : null,
            [t("photos"), told(blobs !== null, String(blobs ?? 0))],
            [t("storage"), told(persisted !== null, t(persisted ? "kept" : "not_kept"))],
            [t("free"), told(free !== null, bytes(free ?? 0))],
            [t("clock"), sayClock(device.skew)],
            [t("version"), device.app || t("not_told")],
            [t("enrolled"), moment(device.enrolled)],
            [t("id"), device.id],
          ]}
        />
      </Card>
      {keepsDevices(me.value) ? <Revoking key={device.id} device={device} /> : null}
    </>
  );
}

function sayClock(skew: number | null): string {
  if (skew === null) return t("not_told");
  if (Math.abs(skew) < CLOCK_MINUTES * 60_000) return t("clock_right");
  return t(skew > 0 ? "clock_ahead" : "clock_behind", { span: span(skew) });
}
