// Says whether somebody stands behind a limit table; an administrator can.

import { BadgeCheck } from "lucide-preact";
import { useState } from "preact/hooks";
import { isAssumed, isChangedSince, limitsText } from "../../limits/confirmed";
import { change, me, type View } from "../../local";
import { administers } from "../../people/roles";
import { personName } from "../../records/name";
import { now } from "../../sync";
import { moment } from "../../text";
import { t } from "../../text/limits";
import { Banner, Button, Confirm } from "../../ui";
import { kept } from "../kept";

export function Confirmation({ view }: { view: View<"limit_table"> }) {
  const { value } = view;
  if (!isAssumed(value))
    return (
      <Banner tone="good">
        {t("confirmed_by", {
          name: personName(value.confirmed_by ?? ""),
          time: moment(value.confirmed_at ?? 0),
        })}
      </Banner>
    );
  return (
    <Banner tone="watch" title={t("assumed")} actions={<ConfirmKey view={view} />}>
      {isChangedSince(value) ? t("changed_since") : t("never")}
      {administers(me.value) ? null : ` ${t("admin_confirms")}`}
    </Banner>
  );
}

function ConfirmKey({ view }: { view: View<"limit_table"> }) {
  const [begun, setBegun] = useState<View<"limit_table"> | null>(null);
  const person = me.value;
  if (!person || !administers(person)) return null;
  const confirm = async () => {
    if (!begun) return;
    const word = { confirmed_by: person.id, confirmed_at: Math.round(now()) };
    await kept(
      change(view, { ...word, confirmed_values: limitsText(begun.value) }),
      t("confirm_done"),
    );
    setBegun(null);
  };
  return (
    <>
      <Button icon={BadgeCheck} kind="primary" onClick={() => setBegun(view)}>
        {t("confirm")}
      </Button>
      {begun ? (
        <Confirm
          title={t("confirm_title", { id: view.id })}
          yes={t("confirm")}
          onYes={() => void confirm()}
          onClose={() => setBegun(null)}
        >
          <p>{t("confirm_body")}</p>
        </Confirm>
      ) : null}
    </>
  );
}
