// The way out: what still has to reach the office, and whether the firm's records stay on a device of one's own.

import { useEffect, useState } from "preact/hooks";
import { blobStates, peopleHere, type Remains, refused, remains, unsent, waits } from "../../local";
import { DECIDED, SENT, sayRemains } from "../../people/remains";
import { go } from "../../router";
import { signOut } from "../../sync";
import { t } from "../../text/device";
import { why } from "../../text/trouble";
import { Confirm, LinkButton, Segmented, say } from "../../ui";

export function SignOut({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [keeps, setKeeps] = useState(false);
  const left = useRemains();
  const isShared = peopleHere.value.length > 1;
  const leave = async () => {
    setBusy(true);
    try {
      takeLeave(await signOut(isShared || !keeps));
    } catch (error) {
      say(why(error), "bad");
      setBusy(false);
    }
  };
  return (
    <Confirm
      title={t("sign_out_title")}
      yes={t("sign_out")}
      busy={busy || left === null}
      onYes={() => void leave()}
      onClose={onClose}
    >
      {left ? <Waiting left={left} /> : null}
      {isShared ? <Shared /> : <Choice keeps={keeps} onChange={setKeeps} />}
    </Confirm>
  );
}

/** Counted again whenever something was sent or sent back meanwhile. */
function useRemains(): Remains | null {
  const [left, setLeft] = useState<Remains | null>(null);
  const photos = blobStates().value.filter(({ state }) => state !== "sent").length;
  useEffect(() => {
    let wanted = true;
    remains().then(
      (found) => wanted && setLeft(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [unsent.value.count, refused.value.length, photos]);
  return left;
}

function Waiting({ left }: { left: Remains }) {
  const [sent, decided] = [sayRemains(left, SENT), sayRemains(left, DECIDED)];
  return (
    <>
      {waits(left) ? null : <p>{t("sign_out_all_in")}</p>}
      {sent ? <p>{t("sign_out_waits", { what: sent })}</p> : null}
      {decided ? <p>{t("sign_out_yours", { what: decided })}</p> : null}
    </>
  );
}

function Shared() {
  return (
    <>
      <p>{t("sign_out_shared")}</p>
      <LinkButton href="/people">{t("switch_person")}</LinkButton>
    </>
  );
}

function Choice({ keeps, onChange }: { keeps: boolean; onChange: (keeps: boolean) => void }) {
  const options = [
    { value: "clear", label: t("sign_out_clear") },
    { value: "keep", label: t("sign_out_keep") },
  ] as const;
  return (
    <>
      <Segmented
        label={t("sign_out_what")}
        showLegend
        value={keeps ? "keep" : "clear"}
        options={options}
        onChange={(value) => onChange(value === "keep")}
      />
      <p class="soft">{t(keeps ? "sign_out_keep_note" : "sign_out_clear_note")}</p>
    </>
  );
}

/** What stays is said, and can be read on the screen of those who are here. */
function takeLeave(left: Remains | null): void {
  if (left && waits(left)) {
    say(t("signed_out_kept", { what: sayRemains(left) }), "watch");
    go("/people", { replace: true });
    return;
  }
  say(t(left ? "signed_out_clear" : "signed_out"), "good");
  go("/signin", { replace: true });
}
