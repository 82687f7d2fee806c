// One limit table: its limits, whose word they are, who confirmed them, and which checklists judge by it.

import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import { caseRows } from "../../limits/cases";
import { cellsOf } from "../../limits/cells";
import { byName, pathName, sayCondition, tableName, usersOf } from "../../limits/naming";
import { Facts } from "../../lists/Facts";
import { me, see, type View } from "../../local";
import { editsCatalogue } from "../../people/roles";
import { listed } from "../../records/name";
import type { ScreenProps } from "../../routes";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/limits";
import { Button, Card, Empty, Page, Skeleton } from "../../ui";
import { Contested } from "../contested/Contested";
import { Confirmation } from "./Confirmation";
import { TableSheet } from "./TableSheet";

export default function LimitTableScreen({ params }: ScreenProps) {
  const view = see("limit_table", params.id ?? "").value;
  return (
    <Page title={tableName(view.id, view.value)} over={view.id} back="/office/limits">
      {view.known ? <Body view={view} /> : null}
      {view.loaded ? null : <Skeleton label={common("loading")} />}
      {view.loaded && !view.known ? <Empty title={common("nothing_found")} /> : null}
    </Page>
  );
}

function Body({ view }: { view: View<"limit_table"> }) {
  const [editing, setEditing] = useState(false);
  const { value, id } = view;
  const users = usersOf(id).map(({ value }) => either(value));
  const facts: [string, string][] = [
    [t("limit"), value.limit === "min" ? t("limit_min") : t("limit_max")],
    [t("by"), listed((value.by ?? []).map(byName)) || common("none")],
    [t("source"), value.source || common("not_given")],
    [t("confidence"), value.confidence || common("not_given")],
    ...(value.note ? ([[t("note"), value.note]] as [string, string][]) : []),
  ];
  return (
    <>
      <Confirmation view={view} />
      <Contested kind="limit_table" id={id} />
      <Card title={t("values")}>
        <LimitRows view={view} />
      </Card>
      <Card>
        <div class="stack">
          <Facts rows={facts} />
          <p class="small soft">
            {users.length ? t("in_use", { names: listed(users) }) : t("unused")}
          </p>
          {editsCatalogue(me.value) ? (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          ) : null}
        </div>
      </Card>
      {editing ? <TableSheet view={view} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function LimitRows({ view: { id, value } }: { view: View<"limit_table"> }) {
  const sign = value.limit === "min" ? "≥" : "≤";
  const said = (text: string) => (text ? `${sign} ${text} ${value.unit ?? ""}` : t("no_limit"));
  const cells = cellsOf(value.values, value.by?.length ?? 1);
  const special = caseRows(value.special);
  return (
    <table class="limits">
      <tbody>
        {cells.map(({ path, text }) => (
          <tr key={path.join("/")}>
            <th scope="row">{pathName(id, path)}</th>
            <td class={text ? "figure" : "soft"}>{said(text)}</td>
          </tr>
        ))}
        {special.length ? (
          <tr>
            <th scope="rowgroup" colSpan={2} class="soft small">
              {t("special")}
            </th>
          </tr>
        ) : null}
        {special.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {either(one)}
              {Object.entries(one.when).map(([line, values]) => (
                <span key={line} class="block small soft">
                  {sayCondition(id, line, values)}
                </span>
              ))}
            </th>
            <td class="figure">{said(one.text)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
