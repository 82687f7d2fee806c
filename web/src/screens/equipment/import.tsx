// Brings in a list of equipment: choose the file, see what would happen, mend, confirm.

import { FileUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { back } from "../../router";
import { syncNow } from "../../sync";
import { bytes } from "../../text";
import { t } from "../../text/imports";
import { why } from "../../text/trouble";
import { Banner, Button, Card, LinkButton, Page, Trouble, useFiles } from "../../ui";
import { Columns } from "./ImportColumns";
import { Places } from "./ImportPlaces";
import { Preview } from "./ImportPreview";
import { type Answers, LARGEST, type Looked, look, remember, textOf } from "./importing";

const NO_ANSWERS: Answers = { hospitals: {}, departments: {}, contracts: {}, classes: {} };

export default function ImportEquipment() {
  const allowed = plans(me.value);
  return (
    <Page title={t("title")} back={() => back("/equipment")}>
      {allowed ? <Import /> : <Banner tone="watch">{t("not_allowed")}</Banner>}
    </Page>
  );
}

function Import() {
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [clears, setClears] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const ask = async (text: string, asking: Parameters<typeof look>[1]) => {
    setBusy(true);
    setTrouble("");
    try {
      const found = await look(text, asking);
      setLooked(found);
      if (found.written) {
        await remember(found);
        void syncNow();
      }
    } catch (error) {
      setTrouble(t("not_read", { why: why(error) }));
    }
    setBusy(false);
  };
  const choose = async (chosen: File) => {
    setLooked(null);
    setAnswers(NO_ANSWERS);
    setClears([]);
    if (chosen.size > LARGEST) return setTrouble(t("too_large", { most: bytes(LARGEST) }));
    const text = await textOf(chosen);
    setFile({ name: chosen.name, text });
    await ask(text, { answers: NO_ANSWERS });
  };
  const again = (mapping: string[], said: Answers, clearing = clears, write = false) => {
    setAnswers(said);
    const kept = clearing.filter((field) => mapping.includes(field));
    setClears(kept);
    if (file) void ask(file.text, { mapping, answers: said, clears: kept, write });
  };
  if (looked?.written) return <Done looked={looked} />;
  return (
    <>
      <Choose name={file?.name ?? ""} busy={busy} onChoose={(chosen) => void choose(chosen)} />
      <Trouble>{trouble}</Trouble>
      {looked ? (
        <>
          <Columns
            looked={looked}
            clears={clears}
            onClears={(next) => again(looked.mapping, answers, next)}
            onChange={(mapping) => again(mapping, answers)}
          />
          <Places
            looked={looked}
            answers={answers}
            onChange={(said) => again(looked.mapping, said)}
          />
          <Preview
            looked={looked}
            busy={busy}
            onWrite={() => again(looked.mapping, answers, clears, true)}
          />
        </>
      ) : null}
    </>
  );
}

interface ChooseProps {
  name: string;
  busy: boolean;
  onChoose: (file: File) => void;
}

function Choose({ name, busy, onChoose }: ChooseProps) {
  const { field, open } = useFiles({
    accept: ".xlsx,.csv,.txt,.tsv",
    onFiles: ([file]) => file && onChoose(file),
  });
  return (
    <Card>
      <div class="stack">
        <p>{t("intro")}</p>
        {name ? <p class="figure">{name}</p> : null}
        <Button icon={FileUp} kind={name ? "plain" : "primary"} busy={busy} onClick={open}>
          {busy ? t("reading") : t(name ? "other" : "choose")}
        </Button>
        {field}
      </div>
    </Card>
  );
}

function Done({ looked }: { looked: Looked }) {
  return (
    <>
      <Banner tone="good">{t("done", { fresh: looked.new, changed: looked.changed })}</Banner>
      <p class="soft">{t("done_hint")}</p>
      <div class="line">
        <LinkButton kind="primary" href="/equipment">
          {t("see")}
        </LinkButton>
      </div>
      <Preview looked={looked} busy={false} onWrite={null} />
    </>
  );
}
