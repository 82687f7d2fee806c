// Everybody of the firm: role, whether active, and for those who keep the list, who may sign in.

import { UserPlus, Users } from "lucide-preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { LongList } from "../../lists/LongList";
import { RowLink } from "../../lists/RowLink";
import { holds, plain, Search, wordsOf } from "../../lists/Search";
import { list, me, type View } from "../../local";
import { roleName } from "../../people/names";
import { keepsPeople } from "../../people/roles";
import { personName } from "../../records/name";
import { to } from "../../router";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Button, Check, Empty, Page, Skeleton, StateChip } from "../../ui";
import { HireSheet } from "./HireSheet";
import { LinkSheet } from "./LinkSheet";
import { askLogins, type Linked, type Login, logins } from "./logins";

export default function Staff() {
  const [query, setQuery] = useState("");
  const [gone, setGone] = useState(false);
  const [hiring, setHiring] = useState(false);
  const [linked, setLinked] = useState<Linked | null>(null);
  const keeper = keepsPeople(me.value);
  useEffect(() => {
    if (keeper) void askLogins();
  }, [keeper]);
  const known = logins.value;
  // The list redraws a row only for a new drawer: when the logins have come.
  const row = useMemo(() => (view: View<"person">) => personRow(view, known), [known]);
  const all = list("person").value;
  const words = wordsOf(query);
  const found = (all ?? [])
    .filter(({ value }) => gone || value.active !== false)
    .filter(({ value: { name = "", name_en = "", role = "" } }) =>
      holds(plain(`${name} ${name_en} ${roleName(role)}`), words),
    )
    .sort(
      (a, b) =>
        roleOrder(a) - roleOrder(b) || personName(a.id).localeCompare(personName(b.id), "zh"),
    );
  return (
    <Page title={t("people")} back="/office/settings">
      <Search label={t("search")} value={query} onInput={setQuery} />
      {all?.some(({ value }) => value.active === false) ? (
        <Check checked={gone} onChange={setGone}>
          {t("inactive")}
        </Check>
      ) : null}
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {all && found.length === 0 ? <Empty icon={Users} title={t("no_people")} /> : null}
      <LongList label={t("people")} items={found} keyOf={({ id }) => id} estimate={72}>
        {row}
      </LongList>
      {keeper ? (
        <Button icon={UserPlus} kind="primary" onClick={() => setHiring(true)}>
          {t("person_add")}
        </Button>
      ) : (
        <p class="soft small">{t("only_looking")}</p>
      )}
      {hiring ? (
        <HireSheet
          onClose={() => setHiring(false)}
          onDone={(made) => {
            setHiring(false);
            setLinked(made);
            void askLogins();
          }}
        />
      ) : null}
      {linked ? <LinkSheet linked={linked} onClose={() => setLinked(null)} /> : null}
    </Page>
  );
}

const ORDER = ["engineer", "agent", "supervisor", "manager", "quality", "trainer", "training_lead"];

function roleOrder({ value }: View<"person">): number {
  const at = ORDER.indexOf(value.role ?? "");
  return at < 0 ? ORDER.length : at;
}

function personRow({ id, value }: View<"person">, known: ReadonlyMap<string, Login> | null) {
  const login = known?.get(id);
  const waiting = login && !login.ready;
  return (
    <RowLink
      href={to("office", "people", id)}
      title={personName(id)}
      note={[roleName(value.role ?? ""), login?.login].filter(Boolean).join(" · ")}
      end={
        value.active === false ? (
          <StateChip tone="bad">{t("inactive")}</StateChip>
        ) : waiting ? (
          <StateChip tone="watch">{t("no_password")}</StateChip>
        ) : null
      }
    />
  );
}
