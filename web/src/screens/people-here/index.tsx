// The people of a shared tablet: each with an own store; switching closes nothing and loses nothing.

import { UserPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import { me, openStore, peopleHere } from "../../local";
import { roleName } from "../../people/names";
import { go } from "../../router";
import { syncNow } from "../../sync";
import { t as common } from "../../text/common";
import { t } from "../../text/signin";
import { why } from "../../text/trouble";
import { Avatar, Empty, LinkButton, ListRow, Page, Rows, StateChip, say } from "../../ui";

type Here = (typeof peopleHere.value)[number];

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

function People({ people }: { people: Here[] }) {
  const [busy, setBusy] = useState(false);
  const open = async (person: Here) => {
    if (busy) return;
    setBusy(true);
    try {
      await openStore(person);
      void syncNow();
      say(t("switched", { name: person.name }));
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

function PersonRow({ person, onOpen }: { person: Here; onOpen: () => void }) {
  const now = me.value?.id === person.id;
  const title = (
    <span class="line">
      <Avatar name={person.name} />
      {person.name}
    </span>
  );
  const note = person.unsent ? t("waiting", { n: person.unsent }) : t("nothing_waiting");
  return (
    <ListRow
      title={title}
      over={roleName(person.role)}
      note={note}
      end={now ? <StateChip tone="info">{t("now")}</StateChip> : null}
      {...(now ? {} : { onClick: onOpen })}
    />
  );
}
