// Asks the server for a new one-time link; a person without a login gets one first.

import { useState } from "preact/hooks";
import { api } from "../../sync";
import { t } from "../../text/catalogue";
import { Button, type Icon, SaveSheet } from "../../ui";
import { Entry } from "../catalogue/FieldsSheet";
import { useEntered } from "../useEntered";
import { LinkSheet } from "./LinkSheet";
import { askLogins, type Linked } from "./logins";

interface KeyProps {
  person: string;
  hasLogin: boolean;
  icon: Icon;
}

export function LinkKey({ person, hasLogin, icon }: KeyProps) {
  const [open, setOpen] = useState(false);
  const [linked, setLinked] = useState<Linked | null>(null);
  return (
    <>
      <Button icon={icon} onClick={() => setOpen(true)}>
        {t("new_link")}
      </Button>
      {open ? (
        <AskSheet
          person={person}
          hasLogin={hasLogin}
          onClose={() => setOpen(false)}
          onDone={(made) => {
            setOpen(false);
            setLinked(made);
            void askLogins();
          }}
        />
      ) : null}
      {linked ? <LinkSheet linked={linked} onClose={() => setLinked(null)} /> : null}
    </>
  );
}

interface AskProps {
  person: string;
  hasLogin: boolean;
  onClose: () => void;
  onDone: (made: Linked) => void;
}

function AskSheet({ person, hasLogin, onClose, onDone }: AskProps) {
  const { entered, enter, draft } = useEntered(`login/${person}`, null, () => ({ login: "" }));
  const { login } = entered;
  const ask = () => {
    if (!hasLogin && !/^\S{1,100}$/.test(login)) return t("bad_login");
    const path = `/api/people/${encodeURIComponent(person)}/link`;
    return api<Linked>("POST", path, hasLogin ? {} : { login });
  };
  const field = { name: "login", label: t("login"), hint: t("login_hint") };
  return (
    <SaveSheet
      title={t("new_link")}
      draft={draft}
      save={t("new_link")}
      onSave={ask}
      onSaved={onDone}
      onClose={onClose}
    >
      <p>{t("new_link_hint")}</p>
      {hasLogin ? null : (
        <Entry
          field={field}
          value={login}
          error={undefined}
          onInput={(login) => enter({ login })}
        />
      )}
    </SaveSheet>
  );
}
