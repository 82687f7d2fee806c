// The answer in one glance: a state in words, with its colour and what follows from it.

import { CircleAlert, Clock, FileLock2, ShieldCheck, ShieldX } from "lucide-preact";
import { t } from "../text/guest";
import { Banner, type Icon, type Tone } from "../ui/guest";

export const STATES = [
  "valid",
  "content_missing",
  "withheld",
  "unknown_key",
  "bad_signature",
  "after_revocation",
  "altered",
] as const;
export type State = (typeof STATES)[number];

const LOOK: Record<State, readonly [Tone, Icon]> = {
  valid: ["good", ShieldCheck],
  content_missing: ["watch", Clock],
  withheld: ["watch", FileLock2],
  unknown_key: ["watch", CircleAlert],
  bad_signature: ["bad", ShieldX],
  after_revocation: ["bad", ShieldX],
  altered: ["bad", ShieldX],
};

export function Said({ state }: { state: State }) {
  const [tone, icon] = LOOK[state];
  return (
    <Banner tone={tone} icon={icon} title={t(state)} urgent>
      {t(`${state}_body`)}
    </Banner>
  );
}
