// The firm as it stands at the head of its reports.

import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { me, see } from "../../local";
import { administers } from "../../people/roles";
import { t } from "../../text/catalogue";
import { t as common } from "../../text/common";
import { Banner, Button, Card, Page, Skeleton } from "../../ui";
import { type FieldSpec, FieldsSheet } from "./FieldsSheet";

const fields = (): FieldSpec[] => [
  { name: "zh", label: t("zh"), required: true },
  { name: "en", label: t("en"), required: true },
  { name: "address", label: t("address") },
  { name: "phone", label: t("phone") },
];

export default function Letterhead() {
  const [editing, setEditing] = useState(false);
  const view = see("letterhead", "firm").value;
  const { zh = "", en = "", address = "", phone = "" } = view.value;
  const rows: [string, string][] = [
    [t("zh"), zh],
    [t("en"), en],
    [t("address"), address],
    [t("phone"), phone],
  ];
  return (
    <Page title={t("letterhead")} back="/office/settings">
      {view.loaded ? null : <Skeleton label={common("loading")} />}
      {view.loaded && !zh ? <Banner tone="watch">{t("no_letterhead")}</Banner> : null}
      <Card>
        <div class="stack">
          <Facts rows={rows.map(([name, value]) => [name, value || common("not_given")])} />
          {administers(me.value) ? (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {common("edit")}
            </Button>
          ) : (
            <p class="soft small">{t("only_looking")}</p>
          )}
        </div>
      </Card>
      {editing ? (
        <FieldsSheet
          title={t("letterhead")}
          view={view}
          fields={fields()}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Page>
  );
}
