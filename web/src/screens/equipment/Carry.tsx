// The whole list out as a file, or in from one; both need the server.

import { FileDown, FileUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { saveFile } from "../../frame/rescue";
import { me } from "../../local";
import { plans, seesFirm } from "../../people/roles";
import { dayOf } from "../../text";
import { t } from "../../text/equipment";
import { why } from "../../text/trouble";
import { Button, LinkButton, Sheet, say } from "../../ui";
import { exported } from "./exporting";
import { found } from "./register";

export function Carry() {
  const [open, setOpen] = useState(false);
  return (
    <>
      {seesFirm(me.value) ? <Out onOpen={() => setOpen(true)} /> : null}
      {plans(me.value) ? <In /> : null}
      {open ? <ExportSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Out({ onOpen }: { onOpen: () => void }) {
  if (found.value.length === 0) return null;
  return (
    <Button icon={FileDown} onClick={onOpen}>
      {t("export")}
    </Button>
  );
}

function In() {
  return (
    <LinkButton icon={FileUp} href="/equipment/import">
      {t("import")}
    </LinkButton>
  );
}

type Form = "xlsx" | "csv";

function ExportSheet({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState<Form | null>(null);
  const save = async (form: Form) => {
    setBusy(form);
    try {
      const ids = found.value.map(({ id }) => id);
      saveFile(await exported(ids, form), t("export_name", { day: dayOf(Date.now()), form }));
      onClose();
    } catch (error) {
      say(t("not_exported", { why: why(error) }), "bad");
    }
    setBusy(null);
  };
  return (
    <Sheet title={t("export")} onClose={onClose}>
      <p>{t("export_what", { n: found.value.length })}</p>
      <div class="stack">
        <Button kind="primary" busy={busy === "xlsx"} onClick={() => void save("xlsx")}>
          Excel (.xlsx)
        </Button>
        <Button busy={busy === "csv"} onClick={() => void save("csv")}>
          CSV
        </Button>
      </div>
    </Sheet>
  );
}
