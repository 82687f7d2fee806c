// Who is signed in here, the password, and the way out, which never loses work.

import { KeyRound, LogOut, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { me } from "../../local";
import { ownName, roleName } from "../../people/names";
import { syncState } from "../../sync";
import { t } from "../../text/device";
import { Button, Card, LinkButton, PersonName } from "../../ui";
import { PasswordSheet } from "./PasswordSheet";
import { SignOut } from "./SignOut";

export function Account() {
  const [open, setOpen] = useState<"password" | "out" | null>(null);
  const person = me.value;
  if (!person) return null;
  const out = syncState.value.word === "signed_out";
  return (
    <Card title={t("account")}>
      <div class="stack">
        <PersonName name={ownName(person)} note={roleName(person.role)} />
        <div class="line">
          <Button icon={KeyRound} disabled={out} onClick={() => setOpen("password")}>
            {t("change_password")}
          </Button>
          <LinkButton icon={Users} href="/people">
            {t("switch_person")}
          </LinkButton>
          <Button icon={LogOut} onClick={() => setOpen("out")}>
            {t("sign_out")}
          </Button>
        </div>
      </div>
      {open === "password" ? <PasswordSheet onClose={() => setOpen(null)} /> : null}
      {open === "out" ? <SignOut onClose={() => setOpen(null)} /> : null}
    </Card>
  );
}
