// One random day of a team: what everybody does, what goes wrong, and what must be true in the evening.

import { writeRescue } from "../../../web/src/local/rescue/write";
import { ApiError } from "../../../web/src/sync/errors";
import { Chance } from "./chance";
import { copyOf } from "./copy";
import { byChance, count, flaky } from "./faults";
import { asked, leaked, watched } from "./sight";
import { rowsOf, sync, type Team, view } from "./team";
import { Browser, type Fetch, type Hands, type Tab } from "./world";

/** Zoe works at another hospital and is sent to help, and taken off again. */
const LOGINS = ["ann", "ann", "ben", "zoe", "office"];
const ITEMS = 6;

/** One device: its browser outlives its tabs. */
interface Device {
  name: string;
  login: string;
  browser: Browser;
  hands: Hands;
  tab: Tab;
}

/** A value that somebody wrote: whatever happens, it must be found somewhere. */
interface Written {
  id: string;
  note: string;
  by: string;
}

export class Day {
  readonly diary: string[] = [];
  private readonly chance: Chance;
  private readonly devices: Device[] = [];
  private readonly written: Written[] = [];
  private readonly photos: string[] = [];
  /** What somebody was sent, or still had after a sync, who may not see it. */
  readonly leaks: string[] = [];
  private faults = 0.35;
  private job = "";
  private copy: string | null = null;
  private wentBack = false;

  constructor(
    private readonly team: Team,
    readonly seed: number,
  ) {
    this.chance = new Chance(seed * 7919);
  }

  async begin(): Promise<void> {
    this.job = await this.team.aJob();
    for (const login of LOGINS) await this.arrive(login, new Browser());
  }

  /** One thing that happens to one device, or to the server. */
  async step(): Promise<void> {
    const device = this.chance.one(this.devices);
    const things: [number, string, () => Promise<void>][] = [
      [10, "changes", () => this.change(device)],
      [2, "changes several", () => this.changeAll(device)],
      [1, "writes what is not allowed", () => this.transgress(device)],
      [9, "syncs", () => this.round(device, true)],
      [1, "looks at a photo", () => this.lookAtPhoto(device)],
      [1, "is sent to help, or taken off", () => this.help()],
      [1, "takes a photo", () => this.photo(device)],
      [1, "opens a second tab", () => this.secondTab(device)],
      [1, "closes and opens", () => this.reopen(device)],
      [1, "has its clock set", async () => this.setClock(device)],
      [0.5, "is copied", () => this.copied(device)],
      [0.4, "hands in by a rescue file", () => this.rescued(device)],
      [0.3, "sees the server set back", () => this.setBack()],
    ];
    const [, what, happen] = this.draw(things);
    this.diary.push(`${device.name} ${what}`);
    count(what);
    await happen();
  }

  /** The network is fine and everybody syncs until nobody has anything new. */
  async calm(): Promise<void> {
    this.faults = 0;
    for (let i = 0; i < 4; i++) {
      // Sent to the job and taken off it: on every day somebody has what must leave again.
      if (i < 3) await this.help();
      for (const device of this.devices) {
        await sync(device.tab);
        await this.lookForLeaks(device);
        const desk = device.tab.local.desk.peek();
        if (desk) await device.tab.sync.uploads.run(desk);
      }
    }
  }

  /** Where two devices of equal sight show different rows, or one still has something to send. */
  async differences(): Promise<string[]> {
    const found = [
      ...(await this.among(["ann", "ben"])),
      ...(await this.among(["zoe"])),
      ...(await this.among(["office"])),
    ];
    for (const { name, tab } of this.devices)
      if (tab.local.unsent.value.count > 0) found.push(`${name} has unsent changes`);
    return found;
  }

  private async among(logins: string[]): Promise<string[]> {
    const found: string[] = [];
    const [first, ...others] = this.devices.filter(({ login }) => logins.includes(login));
    if (!first) return ["nobody is there"];
    const expected = await rowsOf(first.tab);
    for (const other of others) {
      const rows = await rowsOf(other.tab);
      for (const key of new Set([...Object.keys(expected), ...Object.keys(rows)]))
        if (JSON.stringify(rows[key]) !== JSON.stringify(expected[key]))
          found.push(
            `${first.name} and ${other.name} differ in ${key}: ${JSON.stringify([expected[key], rows[key]])}`,
          );
    }
    return found;
  }

  /** Values that are neither in a record's history nor in the tray of the one who wrote them. */
  async lost(): Promise<string[]> {
    const reader = this.devices.find(({ login }) => login === "office");
    if (!reader) return ["nobody is there"];
    const trays = this.devices.flatMap(({ tab }) =>
      tab.local.refused.value.map(({ set }) => set.note),
    );
    const histories = new Map<string, { note: unknown; device: string }[]>();
    for (const { id } of this.written)
      if (!histories.has(id)) {
        const ops = await reader.tab.sync.history("answer", id).catch(() => []);
        // A change of several fields can be split by what its author had seen of each: not every part has a note.
        histories.set(
          id,
          ops.flatMap(({ set, device }) => ("note" in set ? [{ note: set.note, device }] : [])),
        );
      }
    const gone = this.written.filter(
      ({ id, note }) => !histories.get(id)?.some((op) => op.note === note) && !trays.includes(note),
    );
    // A copy's copy may send under its old id what another sent under a new one, of which a restored server knows nothing.
    const forked = this.wentBack && this.devices.length > LOGINS.length;
    const twice = [...histories].flatMap(([id, ops]) =>
      ops
        .filter((op, i) =>
          ops
            .slice(0, i)
            .some((one) => one.note === op.note && (!forked || one.device === op.device)),
        )
        .map(({ note }) => `twice in ${id}: ${note}`),
    );
    return [
      ...gone.map(({ id, note, by }) => `${by} wrote ${note} to ${id}`),
      ...twice,
      ...(await this.hidden()),
    ];
  }

  /** A value that nobody had seen when it was replaced must still stand beside the one that is shown. */
  private async hidden(): Promise<string[]> {
    const unsent = this.photos.filter((hash) =>
      this.devices.some(({ tab }) => tab.local.blobState(hash).value.state === "local"),
    );
    return unsent.map((hash) => `photo ${hash} did not arrive`);
  }

  private async arrive(login: string, browser: Browser): Promise<Device> {
    const hands = { error: this.chance.is(0.3) ? this.chance.below(2e9) - 1e9 : 0, waited: 0 };
    const name = `${login}${this.devices.length}`;
    const device = { name, login, browser, hands, tab: await this.open(login, browser, hands) };
    this.devices.push(device);
    return device;
  }

  /** After a sync that ended, a device holds nothing that its person may not see at that moment. */
  private async lookForLeaks({ tab, login }: Device): Promise<void> {
    const who = { ...(await this.team.house.signIn(login)), login };
    this.leaks.push(...(await leaked(tab, this.team.house.folder, who)));
  }

  /** Whoever may not see it gets no bytes, asked for by name; what may be seen is kept on the device. */
  private async lookAtPhoto({ login, tab, name }: Device): Promise<void> {
    const [hash] = this.photos.slice(-1);
    if (!hash) return;
    const { house } = this.team;
    const who = { ...(await house.signIn(login)), login };
    const answer = await house.line(who)(`/api/blobs/${hash}`, {});
    const may = asked(house.folder, (records) => records.mayBytes(who, hash));
    if (answer.ok && !may) this.leaks.push(`${name} got photo ${hash}`);
    await answer.arrayBuffer();
    if (answer.ok) await tab.local.blobUrl(hash).catch(() => null);
  }

  /** The office sends Zoe to the job, or takes her off it again. */
  private async help(): Promise<void> {
    const office = this.devices.find(({ login }) => login === "office");
    if (!office) return;
    const { id } = await this.team.house.signIn("zoe");
    const job = await view(office.tab, "job", this.job);
    if (!job.known) return;
    const there = job.value.engineers?.includes(id);
    await office.tab.local.change(job, { engineers: there ? { remove: [id] } : { add: [id] } });
  }

  private async open(login: string, browser: Browser, hands: Hands): Promise<Tab> {
    const next = byChance(this.chance, () => this.faults);
    const seed = this.chance.below(2 ** 31);
    const who = { ...(await this.team.house.signIn(login)), login };
    const tell = (leak: string) => void this.leaks.push(leak);
    const line = (fetch: Fetch) => flaky(watched(fetch, this.team.house.folder, who, tell), next);
    return this.team.device(login, { browser, hands, seed, line });
  }

  /** Who does not know of the job has nothing to write about it. */
  private async knows({ tab }: Device): Promise<boolean> {
    return (await view(tab, "job", this.job)).known;
  }

  private async change(device: Device): Promise<void> {
    if (device.login === "zoe" && !(await this.knows(device))) return;
    const { name, tab } = device;
    const id = `${this.job}~R~${this.chance.below(ITEMS)}`;
    await tab.local.change(await view(tab, "answer", id), {
      job: this.job,
      note: this.write(id, name),
    });
  }

  private async changeAll(device: Device): Promise<void> {
    if (device.login === "zoe" && !(await this.knows(device))) return;
    const { name, tab } = device;
    const ids = Array.from({ length: 2 + this.chance.below(4) }, (_, i) => `${this.job}~R~${i}`);
    const views = await Promise.all(ids.map((id) => view(tab, "answer", id)));
    await tab.local.changeAll(
      views.map((seen) => [seen, { job: this.job, note: this.write(seen.id, name) }]),
    );
  }

  private async transgress({ tab }: Device): Promise<void> {
    await tab.local.change(tab.local.blank("signature"), { job: this.job });
  }

  private write(id: string, by: string): string {
    const note = `${by} ${this.written.length}`;
    this.written.push({ id, note, by });
    return note;
  }

  private async round(device: Device, looked = false): Promise<void> {
    const { tab } = device;
    try {
      await sync(tab);
      if (looked) await this.lookForLeaks(device);
      const desk = tab.local.desk.peek();
      if (desk && this.chance.is(0.3)) await tab.sync.uploads.run(desk);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.diary.push(`  ${error.code}`);
    }
  }

  private async photo(device: Device): Promise<void> {
    if (device.login === "zoe" && !(await this.knows(device))) return;
    const { tab } = device;
    const bytes = Uint8Array.from(
      { length: 300_000 },
      (_, i) => (i * this.seed + this.photos.length) & 255,
    );
    const blob = await tab.local.keepBlob(new Blob([bytes]), { kind: "photo", job: this.job });
    await tab.local.change(tab.local.blank("photo"), { job: this.job, blob });
    this.photos.push(blob);
  }

  /** Both tabs sync at once, and the first is closed in the middle of it. */
  private async secondTab(device: Device): Promise<void> {
    const { login, browser, hands, tab } = device;
    device.tab = await this.open(login, browser, hands);
    const both = [this.round({ ...device, tab }).catch(() => {}), this.round(device)];
    if (this.chance.is(0.5)) tab.local.closeStore();
    await Promise.all(both);
    tab.local.closeStore();
  }

  private async reopen(device: Device): Promise<void> {
    device.tab.local.closeStore();
    device.tab = await this.open(device.login, device.browser, device.hands);
  }

  private setClock({ hands }: Device): void {
    hands.error = this.chance.is(0.5) ? 0 : this.chance.below(4e10) - 2e10;
  }

  /** The phone is restored from its backup on another one; both are used. */
  private async copied({ login, browser }: Device): Promise<void> {
    if (this.devices.length < 7) await this.arrive(login, await copyOf(browser));
  }

  /** What it holds goes to the office in a file, now and then twice; the device goes on as if nothing had been. */
  private async rescued({ browser }: Device): Promise<void> {
    // Files of one photo each, the last one first.
    const rescue = await writeRescue(undefined, browser.indexedDB, 1);
    if (!rescue) return;
    const line = this.team.house.line(await this.team.house.signIn("office"));
    const files = [...rescue.files].reverse();
    for (const body of this.chance.is(0.5) ? [...files, ...files] : files) {
      const headers = { "X-Kept": "1" };
      const answer = await line("/api/rescue", { method: "POST", headers, body });
      const told = (await answer.json()) as { whole?: boolean; devices?: { problem: unknown }[] };
      const problem = told.devices?.find((one) => one.problem)?.problem;
      if (!told.whole || problem)
        throw new Error(`the file was not taken: ${JSON.stringify(told)}`);
    }
  }

  /** The first time a copy is made, later the server goes back to it. */
  private async setBack(): Promise<void> {
    if (this.copy === null) this.copy = await this.team.house.backup();
    else {
      this.wentBack = true;
      await this.team.house.restore(this.copy);
    }
  }

  private draw<T extends [number, ...unknown[]]>(of: readonly T[]): T {
    let at = this.chance.next() * of.reduce((sum, [weight]) => sum + weight, 0);
    const found = of.find(([weight]) => {
      at -= weight;
      return at < 0;
    });
    if (!found) throw new RangeError("nothing to choose from");
    return found;
  }
}
