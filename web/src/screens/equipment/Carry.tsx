// The whole list out as a file, or in from one; both need the server.

import { FileDown, FileUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { me } from "../../local";
import { plans, seesFirm } from "../../people/roles";
import { t } from "../../text/equipment";
import { Button, LinkButton } from "../../ui";
import { ExportSheet } from "./ExportSheet";
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
