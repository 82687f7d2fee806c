// Private links to a report: made for the hospital, shown once, counted, taken back; or sent by mail where that is set up.

import { useSignal } from "@preact/signals";
import { Copy, Mail, Share2, Undo2 } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { api } from "../../sync";
import { moment } from "../../text";
import { t } from "../../text/link";
import { Banner, Button, Field, ListRow, Rows, Segmented, Sheet, say, TextInput } from "../../ui";
import { kept } from "../kept";

interface Made {
  id: string;
  url: string;
  ends: number;
}

interface Listed {
  id: string;
  sent_to: string;
  made: number;
  ends: number;
  ended: number | null;
  opened: number;
  last_opened: number | null;
}

const DAYS = ["7", "30", "90"] as const;

export function LinkSheet({ seal, onClose }: { seal: string; onClose: () => void }) {
  const path = `/api/reports/${encodeURIComponent(seal)}`;
  const days = useSignal<(typeof DAYS)[number]>("30");
  const made = useSignal<Made | null>(null);
  const links = useSignal<Listed[]>([]);
  const busy = useSignal(false);
  const list = async () => {
    links.value = await api<Listed[]>("GET", `${path}/links`);
  };
  useEffect(() => void list().catch(() => {}), [path]);
  const make = async () => {
    busy.value = true;
    const asked = api<Made>("POST", `${path}/links`, { days: Number(days.value) });
    if (await kept(asked.then((link) => (made.value = link)))) void kept(list());
    busy.value = false;
  };
  const end = async (id: string) => {
    if (await kept(api("DELETE", `${path}/links/${id}`))) void kept(list());
  };
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <p class="soft">{t("body")}</p>
      <Segmented
        label={t("days")}
        showLegend
        value={days.value}
        options={DAYS.map((n) => ({ value: n, label: t("n_days", { n }) }))}
        onChange={(to) => (days.value = to)}
      />
      {made.value ? (
        <Given link={made.value} />
      ) : (
        <Button kind="primary" wide busy={busy.value} onClick={() => void make()}>
          {t("make")}
        </Button>
      )}
      <MailTo path={path} days={Number(days.value)} onSent={() => void kept(list())} />
      {links.value.length ? <Links links={links.value} onEnd={(id) => void end(id)} /> : null}
    </Sheet>
  );
}

/** The address is told once: the server itself keeps only its hash. */
function Given({ link }: { link: Made }) {
  const copy = async () => {
    if (await kept(navigator.clipboard.writeText(link.url))) say(t("copied"), "good");
  };
  const share = () => void navigator.share({ url: link.url }).catch(() => {});
  return (
    <Banner
      tone="good"
      title={t("made", { at: moment(link.ends) })}
      actions={
        <>
          <Button icon={Copy} onClick={() => void copy()}>
            {t("copy")}
          </Button>
          {"share" in navigator ? (
            <Button icon={Share2} onClick={share}>
              {t("share")}
            </Button>
          ) : null}
        </>
      }
    >
      <code class="link-address">{link.url}</code>
    </Banner>
  );
}

interface MailProps {
  path: string;
  days: number;
  onSent: () => void;
}

function MailTo({ path, days, onSent }: MailProps) {
  const to = useSignal("");
  const busy = useSignal(false);
  const send = async () => {
    busy.value = true;
    const asked = api("POST", `${path}/mail`, { to: to.value.trim(), link: days });
    if (await kept(asked, t("sent"))) {
      say(t("sent"), "good");
      to.value = "";
      onSent();
    }
    busy.value = false;
  };
  return (
    <div class="link-mail">
      <Field label={t("mail")}>
        {(tied) => (
          <TextInput
            {...tied}
            type="email"
            inputMode="email"
            autoComplete="off"
            maxLength={200}
            value={to.value}
            onInput={(now) => (to.value = now)}
          />
        )}
      </Field>
      <Button
        icon={Mail}
        busy={busy.value}
        disabled={!to.value.includes("@")}
        onClick={() => void send()}
      >
        {t("send")}
      </Button>
    </div>
  );
}

function Links({ links, onEnd }: { links: Listed[]; onEnd: (id: string) => void }) {
  return (
    <Rows label={t("links")}>
      {links.map(({ id, sent_to, made, ends, ended, opened }) => (
        <ListRow
          key={id}
          title={sent_to || t("made_at", { at: moment(made) })}
          note={[
            ended === null ? t("until", { at: moment(ends) }) : t("ended"),
            t("opened", { n: opened }),
          ].join(" · ")}
          end={
            ended === null ? (
              <Button icon={Undo2} label={t("take_back")} onClick={() => onEnd(id)}>
                {t("take_back_short")}
              </Button>
            ) : undefined
          }
        />
      ))}
    </Rows>
  );
}
