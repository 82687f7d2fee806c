// The sync state in one word, and when the last round was complete; the same in all tabs.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Standing } from "../local/database";
import { LocalError } from "../local/errors";
import type { ApiError, Said } from "./errors";

export type Word =
  | "idle"
  | "syncing"
  | "waiting"
  | "signed_out"
  | "other_person"
  | "server_busy"
  | "too_old"
  | "full";

export interface SyncState {
  word: Word;
  /** Device time of the last round after which nothing was left to fetch. */
  last: number | null;
  /** A code, and its sentence for the person. */
  error: string | null;
  said: Said | null;
  /** The first download is not complete. */
  filling: boolean;
  /** Whether the last attempt reached the server. */
  online: boolean | null;
  /** A round is under way and nothing has been heard for a while: bars on the phone, but nothing gets through. */
  slow: boolean;
}

type Attempt = Pick<SyncState, "word" | "error" | "said" | "online" | "slow">;

const SLOW = 5_000;

const BY_CODE: Record<string, Word> = {
  signed_out: "signed_out",
  other_person: "other_person",
  schema: "too_old",
};

export class Status {
  private readonly attempt = signal<Attempt>({
    word: "idle",
    error: null,
    said: null,
    online: null,
    slow: false,
  });
  private waiting: ReturnType<typeof setTimeout> | undefined;
  readonly state: ReadonlySignal<SyncState>;

  constructor(standing: ReadonlySignal<Standing | null>) {
    this.state = computed(() => ({
      ...this.attempt.value,
      last: standing.value?.synced ?? null,
      filling: standing.value?.filled === false,
    }));
  }

  set(change: Partial<Attempt>): void {
    this.attempt.value = { ...this.attempt.peek(), ...change };
  }

  begin(): void {
    this.heard();
    this.set({ word: "syncing" });
    this.waiting = setTimeout(() => this.set({ slow: true }), SLOW);
  }

  private heard(): void {
    clearTimeout(this.waiting);
    this.set({ slow: false });
  }

  done(): void {
    this.heard();
    this.set({ word: "idle", error: null, said: null, online: true });
  }

  failed(error: ApiError | LocalError): void {
    const { code, said } = error;
    this.heard();
    if (error instanceof LocalError) {
      this.set({ word: code === "quota" ? "full" : "waiting", error: code, said });
      return;
    }
    const word =
      BY_CODE[code] ?? (error.status === 429 || error.status >= 500 ? "server_busy" : "waiting");
    this.set({ word, error: code, said, online: error.status > 0 });
  }
}
