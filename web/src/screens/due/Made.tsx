// What was planned last, with the way to see it and the way back.

import { CalendarDays, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { t } from "../../text/due";
import { why } from "../../text/trouble";
import { Banner, Button, LinkButton, say } from "../../ui";
import { Halfway, made, undo } from "./create";

export function Made() {
  const [busy, setBusy] = useState(false);
  const n = made.value.length;
  if (!n) return null;
  const back = async () => {
    setBusy(true);
    try {
      const { undone, left } = await undo();
      say(left ? t("undone_but", { n: undone, left }) : t("undone", { n: undone }), "good");
    } catch (error) {
      say(why(error instanceof Halfway ? error.why : error), "bad");
    }
    setBusy(false);
  };
  return (
    <Banner
      tone="good"
      actions={
        <>
          <LinkButton icon={CalendarDays} href="/office/week">
            {t("to_week")}
          </LinkButton>
          <Button icon={Undo2} busy={busy} onClick={() => void back()}>
            {t("undo")}
          </Button>
        </>
      }
    >
      {t("created", { n })}
    </Banner>
  );
}
