// A draft on this device: every change is on the disk at once, newest last, and a kill brings it back.

import { type ReadonlySignal, signal } from "@preact/signals";
import { dropDraft, keepDraft, draft as readDraft } from "../local";
import { asDraft, type Draft } from "./draft";

/** The place of the one checklist that has no code of its own yet. */
export const NEW = "+";

export function keyOf(code: string): string {
  return `template/${code}`;
}

/** What of an import could not be taken over lies beside the draft that it became. */
export function notesKey(code: string): string {
  return `template-notes/${code}`;
}

export async function keptDraft(code: string): Promise<Draft | null> {
  return asDraft(await readDraft(keyOf(code)));
}

export class DraftKeeper {
  private readonly held = signal<Draft | null>(null);
  private readonly behind = signal<Draft[]>([]);
  private readonly wrong = signal<unknown>(null);
  private writing: Promise<void> | null = null;
  /** Nobody changed anything yet: leaving leaves nothing behind. */
  private touched = false;

  constructor(readonly code: string) {}

  readonly draft: ReadonlySignal<Draft | null> = this.held;
  readonly past: ReadonlySignal<Draft[]> = this.behind;
  readonly trouble: ReadonlySignal<unknown> = this.wrong;

  /** The draft on the disk, or else `begin()`. True when it was on the disk. */
  async open(begin: () => Draft | null): Promise<boolean> {
    const kept = await keptDraft(this.code);
    this.touched = kept !== null;
    this.held.value = kept ?? begin();
    return kept !== null;
  }

  change(set: Partial<Draft>): void {
    const now = this.held.peek();
    if (!now) return;
    this.behind.value = [...this.behind.peek().slice(-49), now];
    this.put({ ...now, ...set });
  }

  undo(): void {
    const before = this.behind.peek().at(-1);
    if (!before) return;
    this.behind.value = this.behind.peek().slice(0, -1);
    this.put(before);
  }

  async drop(): Promise<void> {
    this.touched = false;
    await this.writing;
    await Promise.all([dropDraft(keyOf(this.code)), dropDraft(notesKey(this.code))]);
  }

  private put(draft: Draft): void {
    this.held.value = draft;
    this.touched = true;
    this.writing ??= this.write();
  }

  /** One write after the other; what changed meanwhile goes with the next. */
  private async write(): Promise<void> {
    try {
      let written: Draft | null = null;
      while (this.touched && written !== this.held.peek()) {
        written = this.held.peek();
        await keepDraft(keyOf(this.code), written);
      }
      this.wrong.value = null;
    } catch (error) {
      this.wrong.value = error;
    } finally {
      this.writing = null;
    }
  }
}
