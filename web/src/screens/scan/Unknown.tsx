// A code that leads nowhere yet: what it says, and the ways to make it lead somewhere.

import { useSignal } from "@preact/signals";
import { Link, Plus, ScanLine } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { type Fact, Facts } from "../../lists/Facts";
import { me, see } from "../../local";
import { editsEquipment } from "../../people/roles";
import { codeOf } from "../../scan/keys";
import type { Label } from "../../scan/label";
import { SEPARATOR } from "../../scan/symbols";
import { syncState } from "../../sync";
import { day } from "../../text";
import { t } from "../../text/scan";
import { Banner, Button, Card, LinkButton } from "../../ui";
import { LinkSheet } from "./LinkSheet";
import { link } from "./link";

interface UnknownProps {
  label: Label;
  /** The device that the job is for; empty outside of a job. */
  wanted: string;
  again: ComponentChildren;
  /** The label leads somewhere now. */
  onLinked: () => void;
}

export function Unknown({ label, wanted, again, onLinked }: UnknownProps) {
  const linking = useSignal(false);
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
            <Button
              kind="primary"
              wide
              icon={Link}
              onClick={() => void linkHere(wanted, label).then((done) => done && onLinked())}
            >
              {t("link_this")}
            </Button>
          ) : null}
          <Button
            kind={wanted ? "plain" : "primary"}
            wide
            icon={Link}
            onClick={() => (linking.value = true)}
          >
            {t("link")}
          </Button>
          <LinkButton wide icon={Plus} href={newHref(label)}>
            {t("create")}
          </LinkButton>
        </>
      ) : null}
      {again}
      {linking.value ? (
        <LinkSheet label={label} onLinked={onLinked} onClose={() => (linking.value = false)} />
      ) : null}
    </>
  );
}

function linkHere(equipment: string, label: Label): Promise<boolean> {
  return link(see("equipment", equipment).peek(), label);
}

/** The form of a new device, filled in with what the label says. */
function newHref({ raw, serial, udi, made, reference, asset }: Label): string {
  const said = { serial, udi, production_date: made, model: reference, asset_no: asset };
  const known = Object.entries({ ...said, code: codeOf(raw) }).filter(([, text]) => text);
  return `/equipment/new?${new URLSearchParams(known as [string, string][])}`;
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
