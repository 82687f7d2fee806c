// One version in the list: whose it is, what it changed, and what can be done with it.

import { useState } from "preact/hooks";
import { versionName } from "../../checklist";
import { me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { personName } from "../../records/name";
import { draftFrom } from "../../templates/draft";
import { retire } from "../../templates/publish";
import { moment } from "../../text";
import { t } from "../../text/templates";
import { Banner, Button, Confirm, Sheet, StateChip } from "../../ui";
import { ContestedMark } from "../contested/Mark";
import { kept } from "../kept";
import { Differences } from "./Differences";

interface RowProps {
  view: View<"template">;
  before: View<"template"> | null;
  inForce: boolean;
  /** It is the only one that is not retired. */
  last: boolean;
  onShow: () => void;
}

export function VersionRow({ view, before, inForce, last, onShow }: RowProps) {
  const [open, setOpen] = useState<"compare" | "retire" | null>(null);
  const { version = 0, change = "", retired = false, items = [] } = view.value;
  const v = versionName(version);
  const setRetired = async (retired: boolean) => {
    if (await kept(retire(view, retired))) setOpen(null);
  };
  return (
    <li class="version">
      <p class="version-head">
        <strong>{t("version", { v })}</strong>
        <StateChip tone={inForce ? "good" : "quiet"}>
          {inForce ? t("in_force") : retired ? t("retired") : t("older")}
        </StateChip>
        <ContestedMark view={view} />
      </p>
      <p class="soft small">
        {view.by && view.at
          ? t("published", { name: personName(view.by), time: moment(view.at) })
          : null}{" "}
        · {t("lines", { n: items.length })}
      </p>
      {change ? <p>{change}</p> : null}
      <div class="version-keys">
        <Button kind="quiet" onClick={onShow}>
          {t("show")}
        </Button>
        {before ? (
          <Button kind="quiet" onClick={() => setOpen("compare")}>
            {t("compare")}
          </Button>
        ) : null}
        {editsCatalogue(me.value) ? (
          <Button
            kind="quiet"
            onClick={() => (retired ? void setRetired(false) : setOpen("retire"))}
          >
            {retired ? t("restore") : t("retire")}
          </Button>
        ) : null}
      </div>
      {open === "compare" && before ? (
        <Sheet
          title={t("differences", { v: versionName(before.value.version ?? 0) })}
          onClose={() => setOpen(null)}
        >
          <Differences before={draftFrom("", before.value)} after={draftFrom("", view.value)} />
        </Sheet>
      ) : null}
      {open === "retire" ? (
        <Confirm
          title={t("retire_title", { v })}
          yes={t("retire")}
          danger
          onYes={() => void setRetired(true)}
          onClose={() => setOpen(null)}
        >
          <p>{t("retire_body")}</p>
          {last ? <Banner tone="watch">{t("retire_last")}</Banner> : null}
        </Confirm>
      ) : null}
    </li>
  );
}
