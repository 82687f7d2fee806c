// What a code is worth: asked of the server, said plainly; whose report it is only where the server tells.

import { Facts } from "../lists/Facts";
import { instant } from "../report/paper/tongue";
import { either } from "../text";
import { t } from "../text/guest";
import { Banner, Card } from "../ui/guest";
import { useAsk } from "./ask";
import { Said, type State } from "./Said";
import { Waiting } from "./Waiting";

/** As `GET /api/verify/{code}` answers (docs/report.md, "The code"). */
export interface Verdict {
  state: State;
  signed_by: { name: string; name_en: string } | null;
  enrolled_at: number | null;
  revoked_at: number | null;
  received_at: number | null;
  withheld_at: number | null;
  number: string | null;
  hospital: { zh: string; en: string } | null;
  equipment: { zh: string; en: string; model: string; serial: string } | null;
  made_at: number | null;
  amended_by: string | null;
  amends: string | null;
  later: number;
}

export function Verify({ code }: { code: string }) {
  const [told, again] = useAsk<Verdict>(`/api/verify/${code}`);
  if (told.state !== "told") return <Waiting told={told} again={again} />;
  const { answer } = told;
  return (
    <>
      <Said state={answer.state} />
      {answer.amended_by ? (
        <Banner
          tone="watch"
          title={t("amended")}
          actions={<a href={`/verify/${answer.amended_by}`}>{t("see_amended")}</a>}
        >
          {t("amended_body")}
        </Banner>
      ) : null}
      {answer.amends ? (
        <Banner actions={<a href={`/verify/${answer.amends}`}>{t("see_before")}</a>}>
          {t("is_amendment")}
        </Banner>
      ) : null}
      {answer.later > 0 ? <Banner tone="watch">{t("later", { n: answer.later })}</Banner> : null}
      <About answer={answer} />
    </>
  );
}

function About({ answer }: { answer: Verdict }) {
  const { signed_by: who, equipment } = answer;
  const device = equipment ? [either(equipment), equipment.model].filter(Boolean).join(" ") : "";
  const rows = [
    [t("number"), answer.number],
    [t("hospital"), answer.hospital ? either(answer.hospital) : ""],
    [t("equipment"), device],
    [t("serial"), equipment?.serial],
    [t("signed_by"), who ? either({ zh: who.name, en: who.name_en || who.name }) : ""],
    [t("made_at"), instant(answer.made_at)],
    [t("received_at"), instant(answer.received_at)],
    [t("withheld_at"), instant(answer.withheld_at)],
    [t("enrolled_at"), instant(answer.enrolled_at)],
    [t("revoked_at"), instant(answer.revoked_at)],
  ] as const;
  const said = rows.filter(([, value]) => value);
  return said.length ? (
    <Card>
      <Facts rows={said} />
    </Card>
  ) : null;
}
