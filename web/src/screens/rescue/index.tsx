// The office takes in rescue files, and sees what became of each device in them.

import { LifeBuoy } from "lucide-preact";
import { useState } from "preact/hooks";
import { loadRescue, syncNow } from "../../sync";
import { t } from "../../text/rescue";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Page, Spinner, useFiles } from "../../ui";
import type { Loaded } from "./loaded";
import { Result } from "./Result";

export default function LoadRescue() {
  const [busy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState<Loaded[]>([]);
  const [error, setError] = useState<unknown>(null);
  const load = async (files: readonly File[]) => {
    setBusy(true);
    setError(null);
    // Of several that one device wrote, those loaded before still count.
    setLoaded((all) => all.filter(({ file }) => file));
    try {
      for (const file of files) {
        const one = await loadRescue<Loaded>(file);
        setLoaded((all) => [one, ...all]);
      }
      void syncNow();
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t("office_title")} back="/office/settings">
      <p class="soft">{t("office_intro")}</p>
      {error ? (
        <Banner tone={isOffline(error) ? "watch" : "bad"} urgent>
          {why(error)}
        </Banner>
      ) : null}
      {busy ? <Spinner label={t("loading")} /> : null}
      <Choose busy={busy} again={loaded.length > 0} onFiles={(files) => void load(files)} />
      {loaded.map((one, i) => (
        <Result key={loaded.length - i} loaded={one} all={loaded} />
      ))}
    </Page>
  );
}

interface ChooseProps {
  busy: boolean;
  again: boolean;
  onFiles: (files: readonly File[]) => void;
}

function Choose({ busy, again, onFiles }: ChooseProps) {
  const { field, open } = useFiles({ multiple: true, onFiles });
  return (
    <>
      {field}
      <Button kind={again ? "plain" : "primary"} icon={LifeBuoy} busy={busy} onClick={open}>
        {again ? t("another") : t("choose")}
      </Button>
    </>
  );
}
