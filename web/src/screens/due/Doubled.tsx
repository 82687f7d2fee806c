// A colleague planned some of the same at the same time, for somebody else or another day: one tap says whose stands.

import { CalendarDays } from "lucide-preact";
import { useState } from "preact/hooks";
import { t } from "../../text/due";
import { Banner, Button, LinkButton } from "../../ui";
import { kept } from "../kept";
import { settle } from "./create";
import { doubled } from "./last";

export function Doubled() {
  const [busy, setBusy] = useState(false);
  const jobs = doubled.value;
  if (!jobs.length) return null;
  const stand = async (whose: "mine" | "theirs") => {
    setBusy(true);
    await kept(settle(jobs, whose), t(whose === "mine" ? "mine_stands" : "theirs_stands"));
    setBusy(false);
  };
  return (
    <Banner
      tone="split"
      title={t("doubled", { n: jobs.length })}
      actions={
        <>
          <LinkButton icon={CalendarDays} href="/office/week">
            {t("to_week")}
          </LinkButton>
          <Button busy={busy} onClick={() => void stand("mine")}>
            {t("mine")}
          </Button>
          <Button busy={busy} onClick={() => void stand("theirs")}>
            {t("theirs")}
          </Button>
        </>
      }
    >
      {t("doubled_note")}
    </Banner>
  );
}
