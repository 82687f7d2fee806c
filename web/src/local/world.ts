// What the core needs from outside: clocks, chance, storage, network, other tabs. Tests put their own here.

export interface Channel {
  post(message: unknown): void;
  close(): void;
}

export interface World {
  indexedDB: IDBFactory;
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** The device's wall clock, milliseconds. */
  now(): number;
  /** A clock that nobody sets, milliseconds. */
  mono(): number;
  random(bytes: number): Uint8Array;
  /** A line to the other tabs of this browser; null where there is none. */
  channel(name: string, hear: (message: unknown) => void): Channel | null;
  /** Runs the work while no other tab runs work under the same name. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** A few words that outlive the database, to notice that it was thrown away. */
  recall(key: string): string | null;
  remember(key: string, word: string): void;
  storage: StorageManager | null;
  /** How this device calls itself to the office. */
  label: string;
  app: string;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** 22 characters that nobody else has. */
export function randomId(world: World): string {
  return asId(world.random(16));
}

/** 16 bytes in base64url. */
export function asId(bytes: Uint8Array): string {
  let id = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) id += ALPHABET[(held >> (bits - 6)) & 63];
    held &= 63;
  }
  return id + ALPHABET[(held << (6 - bits)) & 63];
}
