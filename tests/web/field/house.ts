// A real server in a process of its own, over a copy of a firm; it can be killed, started again and set back.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Fetch } from "./world";

const PATIENCE = 60_000;

interface Crew {
  [login: string]: { id: string; name: string; role: string; cookie: string };
}

export class House {
  private readonly nursery: ChildProcessWithoutNullStreams;
  private readonly over: Promise<never>;
  private log = "";
  readonly crew: Crew = {};

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {
    const env = { ...process.env, KEPT_DATA: join(folder, "data"), PORT: String(port) };
    this.nursery = spawn(setting("KEPT_PYTHON"), ["-m", "tests.web.nursery"], {
      env,
      cwd: setting("KEPT_ROOT"),
    });
    this.nursery.stderr.on("data", (words: Buffer) => {
      this.log += words.toString();
    });
    this.over = once(this.nursery, "exit").then(() => {
      throw new Error(`no server: ${this.log}`);
    });
    this.over.catch(() => undefined);
  }

  /** A server over a copy of the firm that the environment names (KEPT_FIRM, a folder). */
  static async open(): Promise<House> {
    const folder = mkdtempSync(join(tmpdir(), "kept-house-"));
    cpSync(setting("KEPT_FIRM"), join(folder, "data"), { recursive: true });
    const house = new House(folder, await freePort());
    await house.start().catch(async (error: unknown) => {
      await house.close();
      throw error;
    });
    return house;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    await this.tell("start");
    for (const end = Date.now() + PATIENCE; !(await this.answers()); ) {
      if (Date.now() > end) throw new Error(`no server: ${this.log}`);
      await pause(30);
    }
  }

  /** As a power cut would: no goodbye, no last write. */
  async kill(): Promise<void> {
    await this.tell("kill");
  }

  /** Stops, copies everything but the keys, starts again; the name of the copy. */
  async backup(): Promise<string> {
    await this.kill();
    const copy = mkdtempSync(join(this.folder, "backup-"));
    const data = join(this.folder, "data");
    cpSync(data, copy, { recursive: true, filter: (path) => basename(path) !== "keys" });
    await this.start();
    return copy;
  }

  /** The server as it was when the copy was made. */
  async restore(copy: string): Promise<void> {
    await this.kill();
    const data = join(this.folder, "data");
    for (const name of readdirSync(data))
      if (name !== "keys") rmSync(join(data, name), { recursive: true });
    cpSync(copy, data, { recursive: true });
    await this.start();
  }

  async close(): Promise<void> {
    await this.kill();
    this.nursery.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Signs a person in, once: passwords are slow by design. */
  async signIn(login: string): Promise<Crew[string]> {
    const known = this.crew[login] ?? (await this.session(login));
    this.crew[login] = known;
    return known;
  }

  /** A session of its own, as each browser has one. */
  async session(login: string): Promise<Crew[string]> {
    const answer = await fetch(`${this.origin}/api/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Kept": "1" },
      body: JSON.stringify({ login, password: `correct horse ${login} battery` }),
    });
    if (!answer.ok) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
    const { person } = (await answer.json()) as { person: Crew[string] };
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { ...person, cookie: cookie.join("; ") };
  }

  /** A way to the server for a signed-in person; `cookie` may be taken away. */
  line(person: { cookie: string }): Fetch {
    return (path, init) => {
      const headers = new Headers(init.headers);
      headers.set("Cookie", person.cookie);
      return fetch(this.origin + path, { ...init, headers });
    };
  }

  private async tell(word: "start" | "kill"): Promise<void> {
    const done = once(this.nursery.stdout, "data");
    this.nursery.stdin.write(`${word}\n`);
    await Promise.race([done, this.over]);
  }

  private async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/api/health`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; tests/web/test_client_in_node.py sets it`);
  return value;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** As `free_port` of tests/served.py: below the ports that systems give to outgoing connections, of a share of its own. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const port = 27_000 + ((process.pid * 7 + Math.floor(Math.random() * 7)) % 5_700);
    const probe = createServer().on("error", (error) => {
      if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") resolve(freePort());
      else reject(error);
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(port)));
  });
}
