// The people of a shared tablet: each with an own store; switching closes nothing and loses nothing.

import { UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { me, openStore, type PersonHere, peopleHere, waits } from "../../local";
import { nameHere, roleName } from "../../people/names";
import { sayRemains } from "../../people/remains";
import { go } from "../../router";
import { syncNow } from "../../sync";
import { t as common } from "../../text/common";
import { t } from "../../text/signin";
import { why } from "../../text/trouble";
import { Avatar, Empty, LinkButton, ListRow, Page, Rows, StateChip, say } from "../../ui";

export default function PeopleHere() {
  const people = peopleHere.value;
  return (
    <Page title={t("people_title")} back={me.value ? "/more" : "/signin"}>
      {people.length ? <p class="soft">{t("people_intro")}</p> : <Empty title={t("people_none")} />}
      {people.length ? <People people={people} /> : null}
      <LinkButton kind={people.length ? "plain" : "primary"} icon={UserPlus} href="/signin">
        {people.length ? t("another") : t("title")}
      </LinkButton>
    </Page>
  );
}

function People({ people }: { people: PersonHere[] }) {
  const [busy, setBusy] = useState(false);
  const open = async (person: PersonHere) => {
    if (busy) return;
    setBusy(true);
    try {
      await openStore(person);
      void syncNow();
      say(t("switched", { name: nameHere(person) }));
      go("/", { replace: true });
    } catch (error) {
      say(t("open_failed", { why: why(error) }), "bad");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Rows label={common("all")}>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} onOpen={() => void open(person)} />
      ))}
    </Rows>
  );
}

/** Whoever signed out comes back by signing in. */
function PersonRow({ person, onOpen }: { person: PersonHere; onOpen: () => void }) {
  const now = me.value?.id === person.id;
  const title = (
    <span class="line">
      <Avatar name={nameHere(person)} />
      {nameHere(person)}
    </span>
  );
  const way = person.out ? { href: "/signin" } : { onClick: onOpen };
  return (
    <ListRow
      title={title}
      over={roleName(person.role)}
      note={noteOn(person)}
      end={<Mark now={now} out={person.out !== undefined} />}
      {...(now ? {} : way)}
    />
  );
}

function Mark({ now, out }: { now: boolean; out: boolean }) {
  if (now) return <StateChip tone="info">{t("now")}</StateChip>;
  return out ? <StateChip tone="quiet">{t("left")}</StateChip> : null;
}

function noteOn({ unsent, out }: PersonHere): string {
  if (!out) return unsent ? t("waiting", { n: unsent }) : t("nothing_waiting");
  return waits(out) ? t("left_waits", { what: sayRemains(out) }) : t("left_own", { n: out.own });
}
