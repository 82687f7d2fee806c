// After the first sign-in: asks the browser to keep the data for good, and says why that matters.

import { useState } from "preact/hooks";
import { Install } from "../../frame/Install";
import { askPersist, storage } from "../../local";
import { t as device } from "../../text/device";
import { t as more } from "../../text/more";
import { Banner, Button, Card } from "../../ui";

export function Keep({ onDone }: { onDone: () => void }) {
  return (
    <>
      <Install />
      {storage.value.persisted === true ? null : <AskToKeep />}
      <Button kind="primary" big wide onClick={onDone}>
        {more("go_on")}
      </Button>
    </>
  );
}

function AskToKeep() {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    await askPersist().finally(() => setBusy(false));
    setAsked(true);
  };
  return (
    <Card title={device("persisted")}>
      <div class="stack">
        <p>{more("why_persist")}</p>
        {asked ? (
          <Banner tone="watch">{device("persist_refused")}</Banner>
        ) : (
          <Button busy={busy} onClick={ask}>
            {device("ask_persist")}
          </Button>
        )}
      </div>
    </Card>
  );
}
