// Shows a one-time link once: as a code to scan, as text to send.

import { Copy, Share2 } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { renderSVG } from "uqr";
import { personName } from "../../records/name";
import { moment } from "../../text";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Button, Sheet, say } from "../../ui";
import { type Linked, linkOf } from "./logins";

export function LinkSheet({ linked, onClose }: { linked: Linked; onClose: () => void }) {
  const link = linkOf(linked);
  const code = useMemo(() => URL.createObjectURL(picture(link)), [link]);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    say(t("copied"), "good");
  };
  const actions = (
    <>
      <Button icon={Copy} onClick={() => void copy().catch(() => {})}>
        {t("copy")}
      </Button>
      {"share" in navigator ? (
        <Button icon={Share2} onClick={() => void navigator.share({ url: link }).catch(() => {})}>
          {t("share")}
        </Button>
      ) : null}
      <Button kind="primary" onClick={onClose}>
        {common("ok")}
      </Button>
    </>
  );
  const name = personName(linked.person);
  return (
    <Sheet
      title={t("link_title", { name: name === linked.person ? linked.login : name })}
      onClose={onClose}
      actions={actions}
      firm
    >
      <p>{t("link_body", { time: moment(linked.ends) })}</p>
      <img class="link-code" src={code} alt={link} />
      <p class="link-text small">{link}</p>
    </Sheet>
  );
}

function picture(link: string): Blob {
  return new Blob([renderSVG(link, { border: 2 })], { type: "image/svg+xml" });
}
