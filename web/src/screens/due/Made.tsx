// What was planned last, with the way to see it and the way back, also after the app was closed.

import { CalendarDays, Check, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { moment } from "../../text";
import { t } from "../../text/due";
import { why } from "../../text/trouble";
import { Banner, Button, Confirm, LinkButton, say } from "../../ui";
import { Halfway, undo } from "./create";
import { forgetLast, takeBack } from "./last";

export function Made() {
  const [asking, setAsking] = useState(false);
  if (!takeBack.value) return null;
  const { at, ids, left } = takeBack.value;
  const n = ids.length;
  return (
    <>
      <Banner
        tone="good"
        actions={
          <>
            <LinkButton icon={CalendarDays} href="/office/week">
              {t("to_week")}
            </LinkButton>
            <Button icon={Undo2} onClick={() => setAsking(true)}>
              {t("undo")}
            </Button>
            <Button kind="quiet" icon={Check} onClick={() => void forgetLast()}>
              {t("stays")}
            </Button>
          </>
        }
      >
        {t("planned_last", { n: n + left, when: moment(at) })}
        {left ? ` ${t("gone_on", { n: left })}` : ""}
      </Banner>
      {asking ? <Ask ids={ids} left={left} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

interface AskProps {
  ids: readonly string[];
  left: number;
  onClose: () => void;
}

function Ask({ ids, left, onClose }: AskProps) {
  const [busy, setBusy] = useState(false);
  const n = ids.length;
  const back = async () => {
    setBusy(true);
    try {
      await undo(ids);
      say(left ? t("undone_but", { n, left }) : t("undone", { n }), "good");
    } catch (error) {
      say(why(error instanceof Halfway ? error.why : error), "bad");
    }
    onClose();
  };
  return (
    <Confirm
      title={t("undo_title", { n })}
      yes={t("undo")}
      danger
      busy={busy}
      onYes={() => void back()}
      onClose={onClose}
    >
      <p>{t("undo_body")}</p>
      {left ? <p>{t("gone_on", { n: left })}</p> : null}
    </Confirm>
  );
}
