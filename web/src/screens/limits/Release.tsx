// Limit tables that this release brings: those the firm lacks, and those that say something else than the firm's.

import { Sparkles } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { isAssumed } from "../../limits/confirmed";
import { tableName } from "../../limits/naming";
import {
  type Known,
  keptOwn,
  type TableOffer,
  tableChanges,
  tableOffers,
  takenOver,
} from "../../limits/release";
import { blank, change, list, me, see } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { t as common } from "../../text/common";
import { t as words } from "../../text/limits";
import { t } from "../../text/release";
import { Banner, Button, Card, ListRow, Rows, Sheet } from "../../ui";
import { kept } from "../kept";

export function Release() {
  const [brought, setBrought] = useState<Known[] | null>(null);
  const [open, setOpen] = useState("");
  const may = editsCatalogue(me.value);
  useEffect(() => {
    if (may)
      import("../../templates/standard.gen").then(
        ({ LIMIT_TABLES }) => setBrought(LIMIT_TABLES),
        console.error,
      );
  }, [may]);
  const all = list("limit_table").value;
  if (!brought || all === null || !may) return null;
  const found = tableOffers(brought, all);
  const shown = found.find(({ brought }) => brought.id === open);
  return (
    <>
      {found.length ? (
        <Card title={t("title")} tone="info">
          <div class="stack">
            <p class="small soft">{t("tables_note")}</p>
            <Rows label={t("title")}>
              {found.map(({ brought, own }) => (
                <ListRow
                  key={brought.id}
                  icon={Sparkles}
                  title={tableName(brought.id, brought.value)}
                  over={brought.id}
                  note={own ? t("table_newer") : t("table_new")}
                  onClick={() => setOpen(brought.id)}
                />
              ))}
            </Rows>
          </div>
        </Card>
      ) : null}
      {shown ? <OfferSheet offer={shown} onClose={() => setOpen("")} /> : null}
    </>
  );
}

function OfferSheet({ offer, onClose }: { offer: TableOffer; onClose: () => void }) {
  const { brought, own } = offer;
  const [busy, setBusy] = useState(false);
  const view = see("limit_table", brought.id).value;
  const write = async (set: ReturnType<typeof takenOver>, done: string) => {
    setBusy(true);
    if (await kept(change(own ? view : blank("limit_table", brought.id), set), done)) onClose();
    else setBusy(false);
  };
  const actions = (
    <>
      {own ? (
        <Button disabled={busy} onClick={() => void write(keptOwn(offer), t("table_kept"))}>
          {t("table_keep")}
        </Button>
      ) : (
        <Button onClick={onClose}>{common("cancel")}</Button>
      )}
      <Button
        kind="primary"
        busy={busy}
        onClick={() => void write(takenOver(offer), t("table_taken"))}
      >
        {t("table_take")}
      </Button>
    </>
  );
  return (
    <Sheet title={tableName(brought.id, brought.value)} onClose={onClose} actions={actions}>
      {own && !isAssumed(own.value) ? <Banner tone="watch">{t("table_voids")}</Banner> : null}
      <dl class="difference">
        {tableChanges(offer).map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {own ? <del>{before || common("not_given")}</del> : null}{" "}
              <ins>{after || common("not_given")}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {own ? null : <p class="small soft">{words("intro")}</p>}
    </Sheet>
  );
}
