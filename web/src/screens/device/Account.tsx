// Who is signed in here, the password, and the way out, which never loses work.

import { KeyRound, LogOut, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import { me, unsent } from "../../local";
import { ownName, roleName } from "../../people/names";
import { go } from "../../router";
import { signOut, syncState } from "../../sync";
import { t } from "../../text/device";
import { why } from "../../text/trouble";
import { Button, Card, Confirm, LinkButton, PersonName, say } from "../../ui";
import { PasswordSheet } from "./PasswordSheet";

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

function SignOut({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const n = unsent.value.count;
  const leave = async () => {
    setBusy(true);
    try {
      await signOut();
      say(t("signed_out"));
      go("/signin", { replace: true });
    } catch (error) {
      say(why(error), "bad");
      setBusy(false);
    }
  };
  return (
    <Confirm
      title={t("sign_out_title")}
      yes={t("sign_out")}
      busy={busy}
      onYes={() => void leave()}
      onClose={onClose}
    >
      <p>{n ? t("sign_out_unsent", { n }) : t("sign_out_clean")}</p>
    </Confirm>
  );
}
