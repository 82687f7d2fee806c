// What this release brings and the firm does not have, above its checklists; shown to those who edit them.

import { Sparkles } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { versionName } from "../../checklist";
import { list, me } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { type Known, type Offer, offers } from "../../templates/release";
import { either } from "../../text";
import { t } from "../../text/release";
import { Card, ListRow, Rows, StateChip } from "../../ui";
import { ReleaseSheet } from "./ReleaseSheet";
import { useDrafts } from "./useDrafts";

export function Release() {
  const brought = useBrought();
  const all = list("template").value;
  const [open, setOpen] = useState("");
  const found = brought && all ? offers(brought, all) : [];
  const drafts = useDrafts(found.map(({ code }) => code));
  if (!editsCatalogue(me.value)) return null;
  const shown = found.find(({ brought }) => brought.id === open);
  return (
    <>
      {found.length ? (
        <Card title={t("title")} tone="info">
          <div class="stack">
            <p class="small soft">{t("templates_note")}</p>
            <Rows label={t("title")}>
              {found.map((offer) => (
                <ListRow
                  key={offer.brought.id}
                  icon={Sparkles}
                  title={either(offer.brought.value) || offer.code}
                  over={offer.code}
                  note={what(offer)}
                  end={
                    drafts.has(offer.code) ? <StateChip tone="info">{t("draft")}</StateChip> : null
                  }
                  onClick={() => setOpen(offer.brought.id)}
                />
              ))}
            </Rows>
          </div>
        </Card>
      ) : null}
      {shown ? (
        <ReleaseSheet offer={shown} drafted={drafts.has(shown.code)} onClose={() => setOpen("")} />
      ) : null}
    </>
  );
}

function what({ own, edited, brought }: Offer): string {
  if (!own) return t("is_new");
  const v = versionName(brought.value.version ?? 0);
  return edited ? t("is_newer_edited", { v }) : t("is_newer", { v });
}

/** Read when it is asked for: the phones of those who edit nothing never do. */
function useBrought(): Known[] | null {
  const [brought, setBrought] = useState<Known[] | null>(null);
  const may = editsCatalogue(me.value);
  useEffect(() => {
    if (may)
      import("../../templates/standard.gen").then(
        ({ TEMPLATES }) => setBrought(TEMPLATES),
        console.error,
      );
  }, [may]);
  return brought;
}
