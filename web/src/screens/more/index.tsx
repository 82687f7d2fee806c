// More: what one needs now and then.

import { Library, Smartphone, Split, Undo2, Users } from "lucide-preact";
import { standing } from "../../frame/SyncChip";
import { me, peopleHere, refused } from "../../local";
import { ownName, roleName } from "../../people/names";
import { seesFirm } from "../../people/roles";
import { t as catalogue } from "../../text/catalogue";
import { t as frame } from "../../text/frame";
import { t } from "../../text/more";
import { Badge, Card, ListRow, Page, PersonName, Rows } from "../../ui";
import { LanguageChoice, ThemeChoice } from "../device/Look";

export default function More() {
  const person = me.value;
  return (
    <Page title={t("title")}>
      {person ? <PersonName name={ownName(person)} note={roleName(person.role)} /> : null}
      <Ways />
      <Card>
        <div class="stack">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </Card>
    </Page>
  );
}

function Ways() {
  const back = refused.value.length;
  return (
    <Rows label={t("title")}>
      {seesFirm(me.value) ? (
        <ListRow
          href="/office/settings"
          icon={Library}
          title={catalogue("title")}
          note={catalogue("note")}
        />
      ) : null}
      <ListRow href="/device" icon={Smartphone} title={frame("device")} note={standing().text} />
      <ListRow
        href="/refused"
        icon={Undo2}
        title={t("refused")}
        end={<Badge count={back} label={t("refused_note", { n: back })} />}
        note={back ? t("refused_note", { n: back }) : t("refused_none")}
      />
      <ListRow href="/contested" icon={Split} title={t("contested")} note={t("contested_note")} />
      <ListRow
        href="/people"
        icon={Users}
        title={t("people")}
        note={t("people_note", { n: peopleHere.value.length })}
      />
    </Rows>
  );
}
