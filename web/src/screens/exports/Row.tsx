// One export, or the wish for one: what, who, when, what for; the word on it, and the file once it may go out.

import { useEffect, useState } from "preact/hooks";
import { me, type View } from "../../local";
import { exportsFreely } from "../../people/roles";
import { personName } from "../../records/name";
import { moment } from "../../text";
import { t } from "../../text/exports";
import { Button, StateChip, type Tone } from "../../ui";
import { kept } from "../kept";
import { type Entry, LIFE, type Standing } from "./entries";
import { fetchApproved, keptList } from "./leaving";
import { RuleSheet } from "./RuleSheet";

const TONE: Record<Standing, Tone> = {
  waits: "watch",
  declined: "quiet",
  approved: "info",
  ended: "quiet",
  done: "good",
};

export function Row({ entry }: { entry: Entry }) {
  const { wish, ruling, done, standing } = entry;
  const { rows = 0, form = "xlsx", purpose = "" } = { ...wish?.value, ...done?.value };
  const { reason } = ruling?.value ?? {};
  return (
    <div class="row">
      <span class="row-body">
        <span class="row-title">{purpose}</span>
        <span class="line">
          <StateChip tone={TONE[standing]}>{t(standing)}</StateChip>
          <span class="small">
            {t("devices", { n: rows, form: form === "csv" ? "CSV" : "Excel" })}
          </span>
        </span>
        <By view={wish} said="asked_by" />
        <By view={ruling} said="ruled_by" />
        {reason ? <span class="small">{t("said", { reason })}</span> : null}
        <By view={done} said="done_by" />
        {done?.value.file ? (
          <span class="row-note">{t("file", { hash: done.value.file.slice(0, 16) })}</span>
        ) : null}
        {standing === "waits" && wish ? <Word id={entry.id} by={wish.by} rows={rows} /> : null}
        {standing === "approved" && ruling ? (
          <span class="small">{t("until", { when: moment((ruling.at ?? 0) + LIFE) })}</span>
        ) : null}
        {standing === "approved" && wish?.by === me.value?.id ? (
          <Fetch id={entry.id} form={form} />
        ) : null}
      </span>
    </div>
  );
}

interface ByProps {
  view: View<"export_wish"> | View<"export_ruling"> | View<"export_done"> | null;
  said: "asked_by" | "ruled_by" | "done_by";
}

function By({ view, said }: ByProps) {
  if (!view?.by) return null;
  const who = personName(view.by);
  return <span class="row-note">{t(said, { who, when: moment(view.at ?? 0) })}</span>;
}

function Word({ id, by, rows }: { id: string; by: string | null; rows: number }) {
  const [act, setAct] = useState<"approved" | "declined" | null>(null);
  if (!exportsFreely(me.value)) return null;
  if (by === me.value?.id) return <span class="small soft">{t("own")}</span>;
  return (
    <>
      <span class="line">
        <Button onClick={() => setAct("approved")}>{t("approve")}</Button>
        <Button onClick={() => setAct("declined")}>{t("decline")}</Button>
      </span>
      {act ? <RuleSheet id={id} act={act} rows={rows} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function Fetch({ id, form }: { id: string; form: "xlsx" | "csv" }) {
  const [ids, setIds] = useState<string[] | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    keptList(id).then(setIds, console.error);
  }, [id]);
  if (ids === undefined) return null;
  if (ids === null) return <span class="small soft">{t("elsewhere")}</span>;
  const save = async () => {
    setBusy(true);
    await kept(fetchApproved(id, ids, form));
    setBusy(false);
  };
  return (
    <span class="line">
      <Button kind="primary" busy={busy} onClick={() => void save()}>
        {t("fetch")}
      </Button>
    </span>
  );
}
