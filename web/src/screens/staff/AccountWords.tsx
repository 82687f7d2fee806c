// Who could get into an account, and when it got another password: what the log says, for those who keep the list.

import { list, type View } from "../../local";
import { personName } from "../../records/name";
import { moment } from "../../text";
import { t } from "../../text/catalogue";
import { Card } from "../../ui";

/** So many are shown; a log export holds them all. */
const MOST = 20;

/** Who writes what is done by a command on the server's machine. */
const SERVER = "server";

export function AccountWords({ person }: { person: string }) {
  const own = (list("account_word").value ?? []).filter(({ value }) => value.person === person);
  if (own.length === 0) return null;
  const latest = own.sort((a, b) => b.seq - a.seq).slice(0, MOST);
  return (
    <Card title={t("account_words")}>
      <ol class="history">
        {latest.map((word) => (
          <li key={word.id}>
            <p>{say(word)}</p>
            <p class="small soft">{moment(word.at ?? 0)}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function say({ by, value: { person, word } }: View<"account_word">): string {
  if (word === "password" && by === person) return t("password_own");
  const who = by && by !== SERVER ? personName(by) : t("at_the_server");
  return t(word === "linked" ? "linked_by" : "password_by", { who });
}
