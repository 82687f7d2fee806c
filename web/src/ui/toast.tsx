// Short messages that pass, and a voice for the screen reader; the frame holds one <Toasts/>.

import { signal } from "@preact/signals";
import { Button } from "./button";
import type { Tone } from "./tone";

interface Toast {
  id: number;
  text: string;
  tone: Tone;
  action?: { label: string; run: () => void } | undefined;
}

const shown = signal<Toast[]>([]);
const voice = signal("");
let last = 0;

/** Shows a message for some seconds, in the place of the one before; only an error stays beside it. */
export function say(text: string, tone: Tone = "quiet", action?: Toast["action"]): void {
  const id = ++last;
  const troubles = shown.value.filter((toast) => toast.tone === "bad").slice(-1);
  shown.value = [...troubles, { id, text, tone, action }];
  setTimeout(() => dismiss(id), action || tone === "bad" ? 7000 : 3500);
}

/** Reads aloud without showing: for what the eye sees anyway, such as a tick's outcome. */
export function announce(text: string): void {
  voice.value = "";
  setTimeout(() => {
    voice.value = text;
  }, 30);
}

function dismiss(id: number): void {
  shown.value = shown.value.filter((toast) => toast.id !== id);
}

export function Toasts() {
  return (
    <>
      <div class="toasts" role="status">
        {shown.value.map((toast) => (
          <div key={toast.id} class="toast" data-tone={toast.tone}>
            <span>{toast.text}</span>
            {toast.action ? <ToastAction toast={toast} action={toast.action} /> : null}
          </div>
        ))}
      </div>
      <div class="unseen" aria-live="polite">
        {voice.value}
      </div>
    </>
  );
}

function ToastAction({ toast, action }: { toast: Toast; action: { label: string; run(): void } }) {
  const run = () => {
    dismiss(toast.id);
    action.run();
  };
  return <Button onClick={run}>{action.label}</Button>;
}
