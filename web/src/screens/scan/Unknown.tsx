// A code that leads nowhere yet: what it says, and the ways to make it lead somewhere.

import { useSignal } from "@preact/signals";
import { Link, Plus, ScanLine } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { type Fact, Facts } from "../../lists/Facts";
import { me, see } from "../../local";
import { editsEquipment } from "../../people/roles";
import type { Label } from "../../scan/label";
import { SEPARATOR } from "../../scan/symbols";
import { syncState } from "../../sync";
import { day } from "../../text";
import { t } from "../../text/scan";
import { Banner, Button, Card } from "../../ui";
import { LinkSheet } from "./LinkSheet";
import { link } from "./link";
import { NewDevice } from "./NewDevice";

interface UnknownProps {
  label: Label;
  /** The device that the job is for; empty outside of a job. */
  wanted: string;
  again: ComponentChildren;
}

export function Unknown({ label, wanted, again }: UnknownProps) {
  const open = useSignal<"link" | "new" | null>(null);
  const may = editsEquipment(me.value);
  return (
    <>
      <Banner tone="watch" icon={ScanLine} title={t("unknown")}>
        {syncState.value.filling ? t("unknown_filling") : may ? t("unknown_body") : null}
      </Banner>
      <Said label={label} />
      {may ? (
        <>
          {wanted ? (
            <Button kind="primary" wide icon={Link} onClick={() => void linkHere(wanted, label)}>
              {t("link_this")}
            </Button>
          ) : null}
          <Button
            kind={wanted ? "plain" : "primary"}
            wide
            icon={Link}
            onClick={() => (open.value = "link")}
          >
            {t("link")}
          </Button>
          <Button wide icon={Plus} onClick={() => (open.value = "new")}>
            {t("create")}
          </Button>
        </>
      ) : null}
      {again}
      {open.value === "link" ? (
        <LinkSheet label={label} onClose={() => (open.value = null)} />
      ) : null}
      {open.value === "new" ? (
        <NewDevice label={label} onClose={() => (open.value = null)} />
      ) : null}
    </>
  );
}

/** The answer finds the device by itself once the label leads to it. */
function linkHere(equipment: string, label: Label): Promise<boolean> {
  return link(see("equipment", equipment).peek(), label);
}

function Said({ label }: { label: Label }) {
  const { kind, raw, made, expires } = label;
  const plain = (name: "gtin" | "serial" | "lot" | "reference" | "asset"): Fact | null =>
    label[name] ? [t(name), label[name]] : null;
  const rows: (Fact | null)[] = [
    [t("kind"), t(`kind_${kind}`)],
    plain("gtin"),
    plain("serial"),
    plain("lot"),
    made ? [t("made"), day(made)] : null,
    expires ? [t("expires"), day(expires)] : null,
    plain("reference"),
    plain("asset"),
    [t("raw"), <code class="scan-raw">{raw.replaceAll(SEPARATOR, "␝")}</code>],
  ];
  return (
    <Card>
      <Facts rows={rows} />
    </Card>
  );
}
