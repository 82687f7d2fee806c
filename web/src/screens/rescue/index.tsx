// The office takes in a rescue file, and sees what became of each device in it.

import { LifeBuoy } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { loadRescue, syncNow } from "../../sync";
import { t } from "../../text/rescue";
import { isOffline, why } from "../../text/trouble";
import { Banner, Button, Page, Spinner } from "../../ui";
import type { Loaded } from "./loaded";
import { Result } from "./Result";

export default function LoadRescue() {
  const [busy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = async (file: File) => {
    setBusy(true);
    setError(null);
    setLoaded(null);
    try {
      setLoaded(await loadRescue<Loaded>(file));
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
      {loaded ? <Result loaded={loaded} /> : null}
      <Choose busy={busy} again={loaded !== null} onFile={(file) => void load(file)} />
    </Page>
  );
}

interface ChooseProps {
  busy: boolean;
  again: boolean;
  onFile: (file: File) => void;
}

function Choose({ busy, again, onFile }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = () => {
    const file = input.current?.files?.[0];
    if (input.current && file) onFile(file);
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-label={t("choose")}
        onChange={chosen}
      />
      <Button
        kind={again ? "plain" : "primary"}
        icon={LifeBuoy}
        busy={busy}
        onClick={() => input.current?.click()}
      >
        {again ? t("another") : t("choose")}
      </Button>
    </>
  );
}
