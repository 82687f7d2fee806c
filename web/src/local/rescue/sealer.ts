// Encrypts the parts of a rescue file for the firm's key, one by one, so that 300 photos need no more memory than one.

import { sha256, toHex, utf8 } from "../../digest";

type Bytes = Uint8Array<ArrayBuffer>;
type Kind = "J" | "B" | "E";

const CURVE = { name: "ECDH", namedCurve: "P-256" };

export class Sealer {
  private readonly parts: Blob[];
  private number = 0;
  /** Bytes so far. */
  size = 0;

  private constructor(
    head: Bytes,
    private readonly above: Bytes,
    private readonly key: CryptoKey,
  ) {
    this.parts = [new Blob([head])];
  }

  /** `firm`: the firm's point in base64, as enrolment told it (docs/rescue.md). */
  static async for(firm: string, made: number): Promise<Sealer> {
    const point = Uint8Array.from(atob(firm), (letter) => letter.charCodeAt(0));
    const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
    const mine = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const key = await derive(own.privateKey, point, mine, salt);
    const name = toHex(await sha256(point)).slice(0, 16);
    const words = { key: name, point: plain64(mine), salt: plain64(salt), made };
    const head = utf8(`KEPT-RESCUE 1\n${JSON.stringify(words)}\n`);
    return new Sealer(head, await sha256(head), key);
  }

  say(words: unknown): Promise<void> {
    return this.add("J", utf8(JSON.stringify(words)));
  }

  async add(kind: Kind, body: Bytes): Promise<void> {
    const open = new Uint8Array(body.length + 1);
    open[0] = kind.charCodeAt(0);
    open.set(body, 1);
    const iv = new Uint8Array(12);
    new DataView(iv.buffer).setBigUint64(4, BigInt(this.number++));
    const how = { name: "AES-GCM", iv, additionalData: this.above };
    const sealed = await crypto.subtle.encrypt(how, this.key, open);
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, sealed.byteLength);
    // A Blob of its own: the browser may lay it on the disk at once.
    this.parts.push(new Blob([length.buffer, sealed]));
    this.size += length.byteLength + sealed.byteLength;
  }

  async end(): Promise<Blob> {
    await this.add("E", new Uint8Array());
    return new Blob(this.parts, { type: "application/octet-stream" });
  }
}

async function derive(own: CryptoKey, point: Bytes, mine: Bytes, salt: Bytes): Promise<CryptoKey> {
  const firm = await crypto.subtle.importKey("raw", point, CURVE, false, []);
  const common = await crypto.subtle.deriveBits({ name: "ECDH", public: firm }, own, 256);
  const base = await crypto.subtle.importKey("raw", common, "HKDF", false, ["deriveKey"]);
  const info = new Uint8Array([...utf8("kept rescue 1"), ...mine, ...point]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

function plain64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
