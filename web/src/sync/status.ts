// The sync state in one word, and when the last round was complete; the same in all tabs.

import { type ReadonlySignal, signal } from "@preact/signals";
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
  last: number | null;
  error: string | null;
  said: Said | null;
  filling: boolean;
  online: boolean | null;
}

const BY_CODE: Record<string, Word> = {
  signed_out: "signed_out",
  other_person: "other_person",
  schema: "too_old",
};

export class Status {
  private readonly now = signal<SyncState>({
    word: "idle",
    last: null,
    error: null,
    said: null,
    filling: false,
    online: null,
  });
  readonly state: ReadonlySignal<SyncState> = this.now;

  set(change: Partial<SyncState>): void {
    this.now.value = { ...this.now.peek(), ...change };
  }

  begin(): void {
    this.set({ word: "syncing" });
  }

  done(at: number, filling: boolean): void {
    this.set({ word: "idle", last: at, error: null, said: null, online: true, filling });
  }

  failed(error: ApiError | LocalError): void {
    const { code, said } = error;
    if (error instanceof LocalError) {
      this.set({ word: code === "quota" ? "full" : "waiting", error: code, said });
      return;
    }
    const word =
      BY_CODE[code] ?? (error.status === 429 || error.status >= 500 ? "server_busy" : "waiting");
    this.set({ word, error: code, said, online: error.status > 0 });
  }
}
