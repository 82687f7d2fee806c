// No answer yet, none at all, or one that says no.

import { either } from "../text";
import { t } from "../text/guest";
import { Banner, Button, Empty, Skeleton } from "../ui/guest";
import type { Told } from "./ask";

interface WaitingProps {
  told: Exclude<Told<never>, { state: "told" }>;
  again: () => void;
}

export function Waiting({ told, again }: WaitingProps) {
  if (told.state === "asking") return <Skeleton rows={2} label={t("asking")} />;
  if (told.state === "nothing") return <Empty title={t("nothing")}>{t("nothing_body")}</Empty>;
  return (
    <Banner tone="watch" urgent actions={<Button onClick={again}>{t("again")}</Button>}>
      {told.said ? either(told.said) : t("offline")}
    </Banner>
  );
}
