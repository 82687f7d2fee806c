// What was asked to be taken out of the log, and the other person's word on it.

import { Eraser } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { me } from "../../local";
import { redacts } from "../../people/roles";
import { kindName, personName, recordName } from "../../records/name";
import { back, to } from "../../router";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/redactions";
import { isOffline, why } from "../../text/trouble";
import {
  Banner,
  Button,
  Card,
  Empty,
  Field,
  LinkButton,
  Page,
  SaveSheet,
  Skeleton,
  StateChip,
  TextArea,
} from "../../ui";
import { useEntered } from "../useEntered";
import { sayFields } from "./Redacted";
import { look, rule, trouble, type Wish, wishes } from "./wishes";

const TONE = { approved: "good", declined: "quiet" } as const;

export default function Redactions() {
  const may = redacts(me.value);
  useEffect(() => void (may && look()), [may]);
  const all = wishes.value;
  return (
    <Page title={t("title")} back={() => back("/office/settings")}>
      <p class="soft">{t("intro")}</p>
      <p class="soft small">{t("how")}</p>
      {may ? null : <Banner tone="watch">{t("not_allowed")}</Banner>}
      {may && trouble.value ? <Trouble /> : null}
      {may && !all && !trouble.value ? <Skeleton rows={3} label={common("loading")} /> : null}
      {all?.length === 0 ? <Empty icon={Eraser} title={t("none")} /> : null}
      {all?.map((wish) => (
        <WishCard key={wish.id} wish={wish} />
      ))}
    </Page>
  );
}

function Trouble() {
  const error = trouble.value;
  return (
    <Banner tone="watch" actions={<Button onClick={() => void look()}>{common("retry")}</Button>}>
      {isOffline(error) ? t("offline") : t("trouble", { why: why(error) })}
    </Banner>
  );
}

function WishCard({ wish }: { wish: Wish }) {
  const { kind, record, fields, ops, reason, asked, at, act, ruled, ruled_at } = wish;
  const isRefused = kind === "refused";
  return (
    <Card
      title={isRefused ? t("refused") : `${kindName(kind)} · ${recordName(kind, record)}`}
      tone={act ? undefined : "watch"}
      end={<StateChip tone={act ? TONE[act] : "watch"}>{t(act ?? "waits")}</StateChip>}
    >
      <div class="stack">
        <Facts
          rows={[
            isRefused
              ? [t("fields"), `${t("whole")} · ${sayRefused(record)}`]
              : [t("fields"), `${sayFields(fields)} · ${t("changes", { n: ops.length })}`],
            [t("reason"), reason],
          ]}
        />
        <p class="small soft">
          {t("asked_by", { who: personName(asked), when: moment(at) })}
          {ruled ? (
            <span class="block">
              {t("ruled_by", { who: personName(ruled), when: moment(ruled_at ?? 0) })}
            </span>
          ) : null}
        </p>
        <div class="line">
          {isRefused ? (
            <LinkButton href="/office/refused">{t("look_refused")}</LinkButton>
          ) : (
            <LinkButton href={to("contested", kind, record)}>{t("look")}</LinkButton>
          )}
          {act ? null : <Ruling wish={wish} />}
        </div>
      </div>
    </Card>
  );
}

/** `device~n`, as the list of refused work names it. */
function sayRefused(record: string): string {
  const cut = record.lastIndexOf("~");
  return t("refused_of", { device: record.slice(cut - 4, cut), n: record.slice(cut + 1) });
}

function Ruling({ wish: { id, asked } }: { wish: Wish }) {
  const [act, setAct] = useState<"approved" | "declined" | null>(null);
  if (asked === me.value?.id) return <p class="soft">{t("own")}</p>;
  return (
    <>
      <Button kind="danger" onClick={() => setAct("approved")}>
        {t("approve")}
      </Button>
      <Button onClick={() => setAct("declined")}>{t("decline")}</Button>
      {act ? <RuleSheet id={id} act={act} onClose={() => setAct(null)} /> : null}
    </>
  );
}

interface RuleProps {
  id: string;
  act: "approved" | "declined";
  onClose: () => void;
}

function RuleSheet({ id, act, onClose }: RuleProps) {
  const { entered, enter, draft } = useEntered(`rule/${id}/${act}`, null, () => ({ note: "" }));
  const { note } = entered;
  const approving = act === "approved";
  return (
    <SaveSheet
      title={t(approving ? "approve_title" : "decline_title")}
      draft={draft}
      done={t(approving ? "done_approved" : "done_declined")}
      save={t(approving ? "approve" : "decline")}
      danger={approving}
      onSave={() => rule(id, act, note)}
      onClose={onClose}
    >
      {approving ? <p>{t("approve_body")}</p> : null}
      <Field label={t("note")}>
        {(tied) => (
          <TextArea {...tied} value={note} maxLength={2000} onInput={(note) => enter({ note })} />
        )}
      </Field>
    </SaveSheet>
  );
}
