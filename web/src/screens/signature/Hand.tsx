// The paper with name and position above it: what a hand writes is stored stroke by stroke until it is signed.

import { useSignal } from "@preact/signals";
import { Eraser, PenLine, Undo2 } from "lucide-preact";
import { t } from "../../text/signature";
import { Banner, Button, Field, FieldError, TextInput } from "../../ui";
import { meaningOf } from "./meaning";
import { usePaper } from "./paper";
import { placeName } from "./place";
import type { SignSheetProps } from "./SignSheet";
import { sign } from "./sign";
import { useSigner } from "./signer";

export function Hand(props: SignSheetProps) {
  const { place, role, unavailable, replaces, onClose } = props;
  const paper = usePaper(`pen/${placeName(place)}`);
  const signer = useSigner(place, role, replaces);
  const problem = useSignal("");
  const busy = useSignal(false);
  const meaning = props.meaning ?? meaningOf(role, unavailable);
  const save = async () => {
    problem.value = !signer.name.value.trim()
      ? t("name_needed")
      : paper.empty.value
        ? t("empty")
        : "";
    const ink = paper.ink();
    if (problem.value || !ink) return;
    busy.value = true;
    const who = { role, name: signer.name.value.trim(), position: signer.position.value.trim() };
    const voids = replaces?.id ?? "";
    const done = await sign(place, { ...who, meaning, ink, voids }, props.also);
    busy.value = false;
    if (!done) return;
    paper.drop();
    signer.drop();
    onClose();
  };
  return (
    <>
      <Banner>{meaning}</Banner>
      {replaces ? <p class="small soft">{t("replaces")}</p> : null}
      <div class="sign-who">
        <Field label={t("name")}>
          {(tied) => (
            <TextInput
              {...tied}
              maxLength={60}
              value={signer.name.value}
              onInput={signer.setName}
            />
          )}
        </Field>
        <Field label={t("position")}>
          {(tied) => (
            <TextInput
              {...tied}
              maxLength={60}
              value={signer.position.value}
              onInput={signer.setPosition}
            />
          )}
        </Field>
      </div>
      <div class="sign-paper">
        <canvas ref={paper.canvas} aria-label={t("paper")} />
        {paper.empty.value ? <span aria-hidden="true">{t("paper_hint")}</span> : null}
      </div>
      {problem.value ? <FieldError>{problem.value}</FieldError> : null}
      <div class="sign-keys">
        <Button icon={Undo2} disabled={paper.empty.value} onClick={paper.undo}>
          {t("undo")}
        </Button>
        <Button icon={Eraser} disabled={paper.empty.value} onClick={paper.clear}>
          {t("clear")}
        </Button>
        <Button kind="primary" icon={PenLine} busy={busy.value} onClick={() => void save()}>
          {t("save")}
        </Button>
      </div>
    </>
  );
}
