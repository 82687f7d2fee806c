// The keys with which this device signs reports: made here, never taken out, known to the server as soon as it hears of them.

import { sha256, toBase64url, utf8 } from "../digest";
import type { Connection } from "./database";

export interface Enrolment {
  key: string;
  spki: string;
  person: string;
  device: string;
  at: number;
  firm_signature: string;
  firm_key: string;
}

export interface StoredKey {
  /** Base64url of the first 16 bytes of the SHA-256 of the public key. */
  id: string;
  device: string;
  /** Public key, SPKI in base64url. */
  spki: string;
  secret: CryptoKey;
  enrolment: Enrolment | null;
  /** Epoch of the server's log in which the server last heard of the key. */
  epoch: number;
}

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGNING = { name: "ECDSA", hash: "SHA-256" };

export class Keys {
  constructor(
    private readonly db: Connection,
    private readonly device: () => string,
  ) {}

  all(): Promise<StoredKey[]> {
    return this.db.read(["keys"], (tx) => tx.objectStore("keys").getAll());
  }

  async find(id: string): Promise<StoredKey | null> {
    return (await this.db.read(["keys"], (tx) => tx.objectStore("keys").get(id))) ?? null;
  }

  /** This device's key, made on first use; a device that took a new id takes a new key. */
  async own(): Promise<StoredKey> {
    const device = this.device();
    const known = (await this.all()).find((key) => key.device === device);
    return known ?? (await this.keep(await made(device)));
  }

  async enrolled(id: string, enrolment: Enrolment, epoch: number): Promise<void> {
    await this.db.write(["keys"], true, async (tx) => {
      const key = await tx.objectStore("keys").get(id);
      if (key) await tx.objectStore("keys").put({ ...key, enrolment, epoch });
    });
  }

  /** Two tabs may make one at the same time: the first on the disk counts. */
  private keep(fresh: StoredKey): Promise<StoredKey> {
    return this.db.write(["keys"], true, async (tx) => {
      const store = tx.objectStore("keys");
      const known = (await store.getAll()).find(({ device }) => device === fresh.device);
      if (!known) await store.put(fresh);
      return known ?? fresh;
    });
  }
}

/** The 64 bytes `r‖s`, in base64url. */
export async function signed(key: StoredKey, words: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNING, key.secret, utf8(words))));
}

async function made(device: string): Promise<StoredKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, [
    "sign",
    "verify",
  ]);
  const spki = await crypto.subtle.exportKey("spki", publicKey);
  const id = toBase64url((await sha256(spki)).subarray(0, 16));
  const written = toBase64url(new Uint8Array(spki));
  return { id, device, spki: written, secret: privateKey, enrolment: null, epoch: 0 };
}
