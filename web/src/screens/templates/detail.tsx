// One checklist: the version in force, all others, what each changed, and the way to a new one.

import { Eye, FilePen } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { newest, versionName } from "../../checklist";
import { list, me, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { to } from "../../router";
import type { ScreenProps } from "../../routes";
import { draftFrom } from "../../templates/draft";
import { keptDraft } from "../../templates/kept";
import { apartIn, versionsOf } from "../../templates/publish";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/templates";
import { Banner, Button, Card, Empty, LinkButton, Page, Rows, Skeleton } from "../../ui";
import { PreviewSheet } from "./Preview";
import { VersionRow } from "./VersionRow";

export default function TemplateScreen({ params }: ScreenProps) {
  const code = params.code ?? "";
  const all = list("template").value;
  const versions = versionsOf(all ?? [], code);
  const values = versions.map(({ value }) => value);
  const shown = newest(values, code) ?? values[0];
  return (
    <Page title={either(shown) || code} over={code} back="/office/templates">
      {all === null ? <Skeleton label={common("loading")} /> : null}
      {all && versions.length === 0 ? <Empty title={common("nothing_found")} /> : null}
      {versions.length ? <Body code={code} versions={versions} /> : null}
    </Page>
  );
}

function Body({ code, versions }: { code: string; versions: View<"template">[] }) {
  const values = versions.map(({ value }) => value);
  const best = newest(values, code);
  const current = versions.find(({ value }) => value === best) ?? versions[0];
  const [shown, setShown] = useState<View<"template"> | null>(null);
  const drafted = useDraft(code);
  return (
    <>
      {apartIn(values).map(({ n, count }) => (
        <Banner key={n} tone="split">
          {t("apart", { n, count })}
        </Banner>
      ))}
      <Card>
        <div class="stack">
          {editsCatalogue(me.value) ? (
            <>
              <LinkButton
                kind="primary"
                icon={FilePen}
                href={to("office", "template", code, "edit")}
              >
                {drafted ? t("edit_go_on") : t("edit")}
              </LinkButton>
              <p class="soft small">{t("edit_note")}</p>
            </>
          ) : null}
          <Button icon={Eye} onClick={() => setShown(current ?? null)}>
            {t("show")}
          </Button>
        </div>
      </Card>
      <h2>{t("versions")}</h2>
      <Rows label={t("versions")}>
        {versions.map((view, i) => (
          <VersionRow
            key={view.id}
            view={view}
            before={versions[i + 1] ?? null}
            inForce={view.value === best}
            last={values.filter(({ retired }) => !retired).length === 1}
            onShow={() => setShown(view)}
          />
        ))}
      </Rows>
      {shown ? (
        <PreviewSheet
          draft={draftFrom(shown.id, shown.value)}
          title={t("version", { v: versionName(shown.value.version ?? 0) })}
          onClose={() => setShown(null)}
        />
      ) : null}
    </>
  );
}

function useDraft(code: string): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    keptDraft(code).then((draft) => setThere(draft !== null), console.error);
  }, [code]);
  return there;
}
