// Says whether a person may sign in.

import { moment } from "../../text";
import { t } from "../../text/catalogue";
import type { Login } from "./logins";

export function loginState(login: Login | undefined, known: boolean): string {
  if (!known) return t("logins_unknown");
  if (!login) return t("no_login");
  if (login.link_ends) return t("link_open", { time: moment(login.link_ends) });
  return login.ready ? t("ready") : t("no_password");
}
