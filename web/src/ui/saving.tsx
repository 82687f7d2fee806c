// Saving, the same everywhere: under way, then done and said, or not done and why.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../text/common";
import { why } from "../text/trouble";
import { Banner } from "./banner";
import { Button } from "./button";
import { Sheet } from "./sheet";
import { say } from "./toast";

interface SaveProps<T> {
  /** A promise: it is being kept. A sentence: why it cannot be, "" where the fields say so. Null: nothing to keep. */
  onSave: () => Promise<T> | string | null;
  /** Where to go once it is kept. */
  onSaved: (made: T) => void;
  /** Said when it is kept. */
  done?: string | undefined;
  /** With nothing to keep. */
  onNothing?: () => void;
  /** Goes once it is kept for good. */
  draft?: Unfinished | null;
}

function useSaving<T>({ onSave, onSaved, done, onNothing, draft }: SaveProps<T>) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>("");
  const save = async () => {
    const saving = onSave();
    if (saving === null) return onNothing?.();
    setTrouble(typeof saving === "string" ? saving : "");
    if (typeof saving === "string") return;
    setBusy(true);
    try {
      const made = await saving;
      draft?.drop();
      if (done) say(done, "good");
      onSaved(made);
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };
  // Said anew at each drawing, so that it follows the language.
  const said = typeof trouble === "string" ? trouble : t("not_saved", { why: why(trouble) });
  return { busy, trouble: said, save };
}

/** Why something was not done, brought into sight at the end of a long form; nothing while all is well. */
export function Trouble({ children }: { children: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: "center" }), [children]);
  if (!children) return null;
  return (
    <div ref={place}>
      <Banner tone="bad" urgent>
        {children}
      </Banner>
    </div>
  );
}

/** What was being entered and is kept until it is saved or given up. */
export interface Unfinished {
  /** It was entered before the app was ended, and comes from there. */
  restored: boolean;
  drop: () => void;
  startOver: () => void;
}

/** Says that what is shown was not saved the last time, with the way to begin anew. */
export function Restored({ draft }: { draft: Unfinished | null | undefined }) {
  if (!draft?.restored) return null;
  return (
    <Banner actions={<Button onClick={draft.startOver}>{t("start_over")}</Button>}>
      {t("unfinished")}
    </Banner>
  );
}

interface SaveSheetProps<T> extends Omit<SaveProps<T>, "onSaved" | "onNothing" | "draft"> {
  title: string;
  /** Null for secrets, and where nothing is entered. */
  draft: Unfinished | null;
  /** The button's word; null: this person cannot save. */
  save?: string | null;
  danger?: boolean;
  /** The word of the way out, where "cancel" could be taken for the act itself. */
  keep?: string;
  disabled?: boolean;
  /** Where something other than closing follows. */
  onSaved?: (made: T) => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A sheet in which something is entered and saved. */
export function SaveSheet<T>(props: SaveSheetProps<T>) {
  const { title, draft, danger, disabled = false, onClose, children } = props;
  const { save = t("save"), keep = t("cancel") } = props;
  const giveUp = () => {
    draft?.drop();
    onClose();
  };
  const saving = useSaving({ onSaved: onClose, ...props, onNothing: giveUp });
  const actions = (
    <>
      <Button onClick={giveUp}>{keep}</Button>
      {save === null ? null : (
        <Button
          kind={danger ? "danger" : "primary"}
          busy={saving.busy}
          disabled={disabled}
          onClick={() => void saving.save()}
        >
          {save}
        </Button>
      )}
    </>
  );
  return (
    <Sheet title={title} onClose={giveUp} actions={actions} firm>
      <Restored draft={draft} />
      {children}
      <Trouble>{saving.trouble}</Trouble>
    </Sheet>
  );
}

interface SaveFormProps<T> extends SaveProps<T> {
  save: string;
  children: ComponentChildren;
  /** Below the button. */
  foot?: ComponentChildren;
}

/** A screen on which something is entered and saved; the first wrong field takes the focus. */
export function SaveForm<T>(props: SaveFormProps<T>) {
  const place = useRef<HTMLFormElement>(null);
  const { busy, trouble, save } = useSaving(props);
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    void save();
    requestAnimationFrame(() => showFirstWrong(place.current));
  };
  return (
    <form ref={place} class="stack" noValidate onSubmit={submit}>
      <Restored draft={props.draft} />
      {props.children}
      <Trouble>{trouble}</Trouble>
      <Button kind="primary" big wide type="submit" busy={busy}>
        {props.save}
      </Button>
      {props.foot}
    </form>
  );
}

function showFirstWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector(".field:has(.field-error)");
  field?.querySelector<HTMLElement>("input, select, button")?.focus();
}
