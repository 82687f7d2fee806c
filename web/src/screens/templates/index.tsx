// All checklists by their code: the version in force, what is in draft, what was retired; new ones and imports.

import { ClipboardCheck, FilePlus2 } from "lucide-preact";
import { newest, versionName } from "../../checklist";
import { list, me } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { to } from "../../router";
import { NEW } from "../../templates/kept";
import { versionsOf } from "../../templates/publish";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Empty, LinkButton, ListRow, Page, Rows, Skeleton, StateChip } from "../../ui";
import { ImportKey } from "./ImportKey";
import { Release } from "./Release";
import { useDrafts } from "./useDrafts";

export default function Templates() {
  const all = list("template").value;
  const codes = [...new Set((all ?? []).map(({ value }) => value.code ?? ""))].sort();
  const drafts = useDrafts(codes);
  return (
    <Page title={t("title")} back="/office/settings">
      <Release />
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {all?.length === 0 ? <Empty icon={ClipboardCheck} title={t("none")} /> : null}
      <Rows label={t("title")}>
        {codes.map((code) => (
          <CodeRow key={code} code={code} draft={drafts.has(code)} />
        ))}
      </Rows>
      {editsCatalogue(me.value) ? (
        <>
          <LinkButton kind="primary" icon={FilePlus2} href={to("office", "template", NEW, "edit")}>
            {drafts.has(NEW) ? t("add_open") : t("add")}
          </LinkButton>
          <ImportKey replaces={drafts.has(NEW)} />
        </>
      ) : null}
    </Page>
  );
}

function CodeRow({ code, draft }: { code: string; draft: boolean }) {
  const versions = versionsOf(list("template").value ?? [], code);
  const best = newest(
    versions.map(({ value }) => value),
    code,
  );
  const shown = best ?? versions[0]?.value;
  const n = shown?.items?.length ?? 0;
  const contract = shown?.contract === "any" ? t("contract_any") : shown?.contract;
  const version = t("version", { v: versionName(shown?.version ?? 0) });
  return (
    <ListRow
      href={to("office", "template", code)}
      title={either(shown) || code}
      over={code}
      note={[version, t("lines", { n }), contract].filter(Boolean).join(" · ")}
      end={
        <>
          {draft ? <StateChip tone="info">{t("draft")}</StateChip> : null}
          {best ? null : <StateChip>{t("retired")}</StateChip>}
        </>
      }
    />
  );
}
