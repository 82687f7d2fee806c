// The register of equipment: a list on a phone, list and file side by side on a tablet, a table on a desktop.

import { Plus, QrCode, Stethoscope } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { useRoom } from "../../lists/room";
import { me } from "../../local";
import { editsEquipment, plans } from "../../people/roles";
import { allSpelled, prepare } from "../../search";
import { syncState } from "../../sync";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { t as label } from "../../text/labels";
import { Button, Empty, IconButton, LinkButton, Page, Skeleton } from "../../ui";
import { ScanKey } from "../scan/ScanKey";
import { Carry } from "./Carry";
import { File } from "./File";
import { clear, Filters, Find } from "./Filters";
import { Rows } from "./Rows";
import { beside, devices, entryOfDevice, found, lines, opened } from "./register";
import { Table } from "./Table";

const TABLE = "(min-width: 75rem)";
const PANES = "(min-width: 48rem)";

export default function Equipment() {
  const all = devices.value;
  const roomy = useRoom(PANES);
  const entryOf = entryOfDevice.value;
  const sounds = allSpelled.value;
  useEffect(() => {
    let wanted = true;
    if (all?.length) void prepare(all, entryOf, () => wanted);
    return () => {
      wanted = false;
    };
  }, [all, entryOf, sounds]);
  return (
    <Page title={t("title")} actions={<Keys />} under={<Under />} wide={roomy}>
      {all === null ? <Skeleton rows={6} label={common("loading")} /> : null}
      {all?.length === 0 ? <Nothing /> : null}
      {all?.length ? (
        <>
          <div class="register-top">
            <Filters />
            <Ways />
          </div>
          <Found />
        </>
      ) : null}
    </Page>
  );
}

function Keys() {
  return (
    <>
      <IconButton label={label("title")} icon={QrCode} href="/labels" />
      <ScanKey />
    </>
  );
}

function Under() {
  return (
    <div class="under">
      <Find />
    </div>
  );
}

/** A new firm enters its devices; anybody else waits for them. */
function Nothing() {
  const { filling } = syncState.value; // what is there comes in a moment: nobody enters it once more
  return (
    <Empty icon={Stethoscope} title={t("none")}>
      <p>{t(plans(me.value) && !filling ? "none_enter" : "none_body")}</p>
      {filling ? null : <Ways first />}
    </Empty>
  );
}

/** What else one may want here: a new device, the whole list in or out. */
function Ways({ first }: { first?: boolean }) {
  return (
    <div class="line register-ways">
      {editsEquipment(me.value) ? (
        <LinkButton kind={first ? "primary" : "plain"} icon={Plus} href="/equipment/new">
          {t("new")}
        </LinkButton>
      ) : null}
      <Carry />
    </div>
  );
}

function Found() {
  const table = useRoom(TABLE);
  const panes = useRoom(PANES) && !table;
  const n = found.value.length;
  if (n === 0)
    return (
      <Empty title={t("no_match")}>
        <Button onClick={clear}>{t("clear")}</Button>
      </Empty>
    );
  return (
    <>
      <p class="how-many" role="status">
        {t("how_many", { n })}
      </p>
      {table ? <Table devices={found.value} /> : panes ? <Panes /> : <Rows />}
    </>
  );
}

function Panes() {
  const top = lines.value.find((line) => "device" in line);
  const first = top?.id ?? "";
  const id = found.value.some((device) => device.id === opened.value) ? opened.value : first;
  useEffect(() => {
    beside.value = id;
    return () => {
      beside.value = "";
    };
  }, [id]);
  const open = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a.row") : null;
    const path = link?.getAttribute("href")?.split("/") ?? [];
    if (path[1] !== "equipment" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    opened.value = decodeURIComponent(path[2] ?? "");
  };
  return (
    <div class="panes">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are links */}
      <div class="pane" onClick={open}>
        <Rows />
      </div>
      <section class="pane" aria-label={t("file")}>
        <File id={id} key={id} />
      </section>
    </div>
  );
}
