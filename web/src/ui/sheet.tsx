// A native dialog: rises from below on a phone, stands in the middle elsewhere, gives the focus back when it goes.

import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { cover } from "../covers";
import { t } from "../text/common";
import { Button, IconButton } from "./button";
import { names } from "./tone";

interface SheetProps {
  title: ComponentChildren;
  onClose: () => void;
  actions?: ComponentChildren;
  children: ComponentChildren;
  /** The whole screen: a photo, a signature. */
  full?: boolean;
  /** Only an action closes it: a press beside it, Escape or a step back would lose something. */
  firm?: boolean;
}

/** Show it by rendering it: `{open ? <Sheet … /> : null}`. */
export function Sheet({ title, onClose, actions, children, full, firm }: SheetProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  const dismiss = useRef(() => {});
  dismiss.current = firm ? () => {} : onClose;
  useEffect(() => opened(place.current), []);
  useEffect(() => cover(() => dismiss.current()), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same through onCancel.
    <dialog
      ref={place}
      class={names("sheet", full && "sheet-full")}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        dismiss.current();
      }}
      onClick={(event) => {
        if (event.target === place.current) dismiss.current();
      }}
    >
      <div class="sheet-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {firm ? null : <IconButton label={t("close")} icon={X} onClick={onClose} />}
      </div>
      <div class="sheet-body">{children}</div>
      {actions ? <div class="sheet-actions">{actions}</div> : null}
    </dialog>
  );
}

function opened(dialog: HTMLDialogElement | null): () => void {
  const before = document.activeElement;
  dialog?.showModal();
  dialog?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  return () => {
    dialog?.close();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}

interface ConfirmProps {
  title: ComponentChildren;
  children?: ComponentChildren;
  yes: string;
  danger?: boolean;
  busy?: boolean;
  onYes: () => void;
  onClose: () => void;
}

/** A question before something that cannot be undone by one tap. */
export function Confirm({ title, children, yes, danger, busy, onYes, onClose }: ConfirmProps) {
  const actions = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button kind={danger ? "danger" : "primary"} busy={busy ?? false} onClick={onYes}>
        {yes}
      </Button>
    </>
  );
  return (
    <Sheet title={title} onClose={onClose} actions={actions}>
      {children}
    </Sheet>
  );
}
