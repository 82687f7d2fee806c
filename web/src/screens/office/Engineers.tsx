// The engineers: when each was last heard of, what waits on their devices, how many jobs are open.

import { UserX } from "lucide-preact";
import { tick } from "../../frame/tick";
import { ended } from "../../jobs/state";
import { ago, bytes, moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Card, Empty, PersonName, StateChip } from "../../ui";
import { devicesOf, type Heard, hear, heard, lastHeard } from "./heard";
import { sayHeard } from "./Marks";
import { planned } from "./plan";
import { type Engineer, engineers } from "./staff";

const SILENT = 24 * 3_600_000;

export function Engineers() {
  const all = engineers();
  const { error, at } = heard.value;
  return (
    <>
      {error ? <Trouble error={error} /> : null}
      {all.length === 0 ? <Empty icon={UserX} title={t("no_engineers")} /> : null}
      <div class="engineers">
        {all.map((one) => (
          <EngineerCard key={one.id} engineer={one} />
        ))}
      </div>
      {at ? <p class="small soft">{t("heard_at", { when: moment(at) })}</p> : null}
    </>
  );
}

/** Why it is not known when the engineers were last heard of. */
export function sayTrouble(error: unknown): string {
  return isOffline(error) ? t("heard_offline") : t("heard_trouble", { why: why(error) });
}

/** Says so, and asks again. */
export function Trouble({ error }: { error: unknown }) {
  return (
    <Banner tone="watch" actions={<Button onClick={() => void hear()}>{common("retry")}</Button>}>
      {sayTrouble(error)}
    </Banner>
  );
}

function EngineerCard({ engineer: { id, name } }: { engineer: Engineer }) {
  const last = lastHeard(id);
  const silent = last !== null && tick.value - last > SILENT;
  return (
    <Card tone={silent ? "watch" : undefined}>
      <div class="stack">
        <PersonName name={name} note={sayHeard(last)} />
        {silent && last ? <StateChip tone="watch">{t("silent")}</StateChip> : null}
        <p>{t("open_jobs", { n: openJobs(id) })}</p>
        {devicesOf(id).map((device) => (
          <DeviceLine key={device.id} device={device} />
        ))}
      </div>
    </Card>
  );
}

function openJobs(person: string): number {
  const open = (planned.value ?? []).filter(({ state }) => !ended(state));
  return open.filter(({ job }) => job.value.engineers?.includes(person)).length;
}

function DeviceLine({ device }: { device: Heard }) {
  const { label, unsent, oldest, blobs, persisted, free } = device;
  const said = [
    unsent === null ? "" : unsent ? t("device_unsent", { n: unsent }) : t("device_all_sent"),
    unsent && oldest ? t("device_oldest", { ago: ago(oldest, tick.value) }) : "",
    blobs ? t("device_photos", { n: blobs }) : "",
    persisted === false ? t("device_not_kept") : "",
    free === null ? "" : t("device_free", { size: bytes(free) }),
  ];
  return (
    <p class="small">
      <strong>{label || device.id.slice(-4)}</strong> · {sayHeard(device.last_heard)}
      <span class="block soft">{said.filter(Boolean).join(" · ")}</span>
    </p>
  );
}
