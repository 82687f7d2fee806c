// One person: role, hospitals, whether active; for those who keep the list, the way to a new password.

import { KeyRound, Pencil, UserCheck, UserX } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { change, me, see, type View } from "../../local";
import { roleName } from "../../people/names";
import { administers, keepsPeople } from "../../people/roles";
import { listed, personName, recordName } from "../../records/name";
import type { ScreenProps } from "../../routes";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Banner, Button, Card, Confirm, Empty, Page, Skeleton, StateChip } from "../../ui";
import { Contested } from "../contested/Contested";
import { kept } from "../kept";
import { AccountWords } from "./AccountWords";
import { EditSheet } from "./EditSheet";
import { LinkKey } from "./LinkKey";
import { askLogins, logins } from "./logins";
import { seesAll } from "./roles";
import { loginState } from "./state";

export default function PersonScreen({ params }: ScreenProps) {
  const view = see("person", params.id ?? "").value;
  const keeper = keepsPeople(me.value);
  useEffect(() => {
    if (keeper) void askLogins();
  }, [keeper]);
  return (
    <Page title={view.known ? personName(view.id) : t("people")} back="/office/people">
      {view.loaded ? null : <Skeleton label={common("loading")} />}
      {view.loaded && !view.known ? <Empty title={common("nothing_found")} /> : null}
      {view.known ? <Body view={view} keeper={keeper} /> : null}
    </Page>
  );
}

function Body({ view, keeper }: { view: View<"person">; keeper: boolean }) {
  const { name = "", name_en = "", role = "engineer", hospitals = [], active } = view.value;
  const may = keeper && (role !== "admin" || administers(me.value));
  const login = logins.value?.get(view.id);
  return (
    <>
      <Contested kind="person" id={view.id} />
      <Card
        end={active === false ? <StateChip tone="bad">{t("inactive")}</StateChip> : null}
        title={roleName(role)}
      >
        <div class="stack">
          <Facts
            rows={[
              [t("name"), name],
              [t("name_en"), name_en || common("not_given")],
              [
                t("own_hospitals"),
                seesAll(role)
                  ? t("office_sees_all")
                  : listed(hospitals.map((id) => recordName("hospital", id))) || common("none"),
              ],
              keeper
                ? [
                    t("login"),
                    `${login?.login ?? common("unknown")} · ${loginState(login, logins.value !== null)}`,
                  ]
                : null,
            ]}
          />
          {may ? (
            <Keys view={view} hasLogin={login !== undefined || logins.value === null} />
          ) : null}
          {keeper && !may ? <Banner>{t("admin_only")}</Banner> : null}
        </div>
      </Card>
      {keeper ? <AccountWords person={view.id} /> : null}
    </>
  );
}

function Keys({ view, hasLogin }: { view: View<"person">; hasLogin: boolean }) {
  const [open, setOpen] = useState<"edit" | "dismiss" | null>(null);
  const close = () => setOpen(null);
  const active = view.value.active !== false;
  const setActive = async (active: boolean) => {
    if (await kept(change(view, { active }), t("saved"))) close();
  };
  return (
    <>
      <div class="line">
        <Button icon={Pencil} onClick={() => setOpen("edit")}>
          {common("edit")}
        </Button>
        {active ? <LinkKey person={view.id} hasLogin={hasLogin} icon={KeyRound} /> : null}
        {active && view.id !== me.value?.id ? (
          <Button kind="danger" icon={UserX} onClick={() => setOpen("dismiss")}>
            {t("deactivate")}
          </Button>
        ) : null}
        {active ? null : (
          <Button icon={UserCheck} onClick={() => void setActive(true)}>
            {t("reactivate")}
          </Button>
        )}
      </div>
      {open === "edit" ? <EditSheet view={view} onClose={close} /> : null}
      {open === "dismiss" ? (
        <Confirm
          title={t("deactivate_title", { name: personName(view.id) })}
          yes={t("deactivate")}
          danger
          onYes={() => void setActive(false)}
          onClose={close}
        >
          <p>{t("deactivate_body")}</p>
        </Confirm>
      ) : null}
    </>
  );
}
