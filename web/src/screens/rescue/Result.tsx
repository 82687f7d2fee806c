// What became of a rescue file: in one sentence, then device by device.

import { Facts } from "../../lists/Facts";
import { aside, moment } from "../../text";
import { t } from "../../text/rescue";
import { Banner, Card, Empty } from "../../ui";
import { reason } from "../refused/reason";
import { isComplete, isWhole, type Loaded, type RefusedOp, type Rescued } from "./loaded";

export function Result({ loaded, all }: { loaded: Loaded; all: readonly Loaded[] }) {
  const whole = isWhole(loaded);
  const { file } = loaded;
  return (
    <>
      <Banner tone={whole ? "good" : "watch"} title={t(whole ? "loaded" : "part_loaded")} urgent>
        <p>{t("made", { at: moment(loaded.made) })}</p>
        {file ? (
          <p>{t(isComplete(file, all) ? "file_last" : "file_n", { n: file[0], of: file[1] })}</p>
        ) : null}
        {loaded.damaged ? <p>{t("damaged", { n: loaded.damaged })}</p> : null}
        {loaded.whole ? null : <p>{t("cut")}</p>}
      </Banner>
      {loaded.devices.length ? null : <Empty title={t("empty")} />}
      {loaded.devices.map((one) => (
        <Device key={one.device} one={one} />
      ))}
    </>
  );
}

function Device({ one }: { one: Rescued }) {
  const { ops, problem } = one;
  return (
    <Card title={one.name || one.person}>
      <div class="stack">
        {problem ? (
          <Banner tone="bad" title={t("nothing")}>
            {reason(problem)}
          </Banner>
        ) : null}
        {ops ? <Facts rows={facts(one, ops)} /> : null}
        {ops?.gap ? <Banner tone="watch">{t("gap", { n: ops.gap })}</Banner> : null}
        {ops?.refused.length ? <Refused all={ops.refused} /> : null}
        {one.unfinished?.length ? <Unfinished all={one.unfinished} /> : null}
        {one.photos_refused.map(({ hash, code }) => (
          <p key={hash} class="soft">
            {t("photos") + aside(hash.slice(0, 8)) + reason(code)}
          </p>
        ))}
      </div>
    </Card>
  );
}

function facts(one: Rescued, ops: NonNullable<Rescued["ops"]>): [string, string][] {
  const photos = t("photo_counts", { fresh: one.photos, known: one.photos_known });
  return [
    [t("taken"), t("changes", { n: ops.taken })],
    [t("known"), t("changes", { n: ops.known })],
    [t("refused"), t("changes", { n: ops.refused.length })],
    [t("photos"), photos],
    [t("device"), ops.device],
  ];
}

/** What the person was in the middle of, as it stood: to be read, not written anywhere. */
function Unfinished({ all }: { all: NonNullable<Rescued["unfinished"]> }) {
  return (
    <details>
      <summary>{t("unfinished", { n: all.length })}</summary>
      <p class="soft small">{t("unfinished_body")}</p>
      {all.map(({ key, value }) => (
        <p key={key}>
          <span class="soft small block">{key}</span>
          {asText(value)}
        </p>
      ))}
    </details>
  );
}

/** A text as it is; strokes of a pen by their number; anything else by what it holds. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return t("strokes", { n: value.length });
  if (value === null || typeof value !== "object") return String(value ?? "");
  if ("text" in value && "saw" in value) return asText(value.text);
  return Object.values(value).map(asText).filter(Boolean).join(" · ");
}

function Refused({ all }: { all: RefusedOp[] }) {
  return (
    <>
      <ul class="stack">
        {all.map(({ n, kind, id, code }) => (
          <li key={n}>
            {kind} {id}: {reason(code)}
          </li>
        ))}
      </ul>
      <p class="soft">{t("see_refused")}</p>
    </>
  );
}
