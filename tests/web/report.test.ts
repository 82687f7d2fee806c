// The report's document: written one way only, signed, checked; what came later is named, nothing passes that was touched.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { fromBase64url, hashOf, utf8 } from "../../web/src/digest";
import type { View } from "../../web/src/local";
import { REPORT } from "../../web/src/local/bytes";
import { LocalError } from "../../web/src/local/errors";
import { build } from "../../web/src/report/build";
import { canonical } from "../../web/src/report/canonical";
import { chains, numberOf, standing } from "../../web/src/report/chain";
import { type Carried, check, reportIn } from "../../web/src/report/check";
import { codeOf } from "../../web/src/report/code";
import type { Report } from "../../web/src/report/document";
import type { Envelope } from "../../web/src/report/envelope";
import { later } from "../../web/src/report/later";
import { seal } from "../../web/src/report/seal";
import { sealWords } from "../../web/src/report/words";
import { inOrder } from "../../web/src/sync/uploads";
import { Chance } from "./field/chance";
import { until } from "./field/settled";
import { answer, NOON, sealing, view, visit } from "./field/visit";
import { Browser, nobody, openTab, type Tab } from "./field/world";

interface Golden {
  document: Report;
  canonical: string;
  hash: string;
  spki: string;
  key: string;
  signature: string;
  code: string;
}
const golden = (n: number) =>
  JSON.parse(
    readFileSync(`${process.env.KEPT_TESTS}/../golden/report-${n}.json`, "utf8"),
  ) as Golden;
const GOLDEN = golden(2);
const FIRM = sealing().firm;
const PICTURE = utf8("a picture of a phantom");
let open: Tab[] = [];

afterEach(() => {
  for (const tab of open) tab.local.closeStore();
  open = [];
});

async function phone(): Promise<Tab> {
  const tab = openTab(new Browser(), nobody, new Chance(5));
  open.push(tab);
  await tab.local.openStore({ id: "P1", name: "A", role: "engineer" });
  return tab;
}

/** Sealed on a phone, as its file would carry it. */
async function sealed(more: Partial<Carried> = {}): Promise<Carried & { envelope: Envelope }> {
  const { local } = await phone();
  const sources = visit();
  const hash = await hashOf("a picture of a phantom");
  const photos = sources.photos
    .slice(0, 1)
    .map((one) => ({ ...one, value: { ...one.value, blob: hash } }));
  const wish = {
    sources: { ...sources, photos },
    firm: FIRM,
    number: "N",
    lang: "zh" as const,
    amends: null,
  };
  const done = await seal(local, wish);
  const report = await (await local.blobBytes(done.hash))?.text();
  const spki = (await local.ownKey()).spki;
  const { id, key, signature } = done;
  const envelope: Envelope = {
    ...{ schema: "kept-envelope/1", report: report ?? "", seal: { id, key, spki, signature } },
    ...{ enrolment: null, receipt: null },
  };
  return { envelope, photos: new Map([[hash, PICTURE]]), page: null, ...more };
}

const stateOf = async (carried: Carried) => {
  const { form, signature, photos } = await check(carried);
  return [form, signature, photos];
};

test("the same visit gives the golden document, byte for byte", async () => {
  const text = canonical(build(visit(), sealing()));
  assert.equal(text, GOLDEN.canonical);
  assert.equal(await hashOf(text), GOLDEN.hash);
  assert.deepEqual(JSON.parse(text), GOLDEN.document);
});

test("the golden signature holds, and its code reads back", async () => {
  const { spki, key, signature, hash } = GOLDEN;
  const known = await crypto.subtle.importKey(
    ...([
      "spki",
      fromBase64url(spki),
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["verify"],
    ] as const),
  );
  const how = { name: "ECDSA", hash: "SHA-256" };
  assert.ok(
    await crypto.subtle.verify(how, known, fromBase64url(signature), utf8(sealWords(hash))),
  );
  assert.equal(codeOf({ hash, key, signature }), GOLDEN.code);
});

test("a reading says by which special case it was judged, and whose limits nobody confirmed", () => {
  const report = build(visit(), sealing());
  const line = (id: string) => report.runs[0]?.items.find((one) => one.id === id);
  const said = ["touch", "leak", "room"].map((id) => [line(id)?.special?.id, line(id)?.assumed]);
  assert.deepEqual(said, [
    ["mobile", true],
    [undefined, true],
    [undefined, false],
  ]);
  assert.equal(line("class")?.copied, true);
  assert.equal(report.runs[0]?.scanned?.at, NOON - 30_000);
  const maker = visit();
  const own = { ...(maker.equipment as View<"equipment">) };
  const limits = { leak: { max: 50 }, touch: { max: 500 } };
  const strict = build(
    { ...maker, equipment: { ...own, value: { ...own.value, limits } } },
    sealing(),
  );
  assert.deepEqual(
    strict.runs[0]?.items.filter(({ assumed }) => assumed).map(({ id }) => id),
    ["touch"],
    "the maker's own limit, where it is narrower, is not a table's",
  );
});

test("a report in the first form stays valid and has nothing that came later", async () => {
  const { canonical: report, hash, key, spki, signature } = golden(1);
  const envelope: Envelope = {
    ...{ schema: "kept-envelope/1", report, seal: { id: "seal1", key, spki, signature } },
    ...{ enrolment: null, receipt: null },
  };
  const found = reportIn(envelope);
  assert.equal(await hashOf(report), hash);
  assert.deepEqual(await stateOf({ envelope, photos: new Map(), page: null }), [
    "ok",
    "ok",
    "open",
  ]);
  assert.deepEqual(found?.runs[0]?.items.map(({ special, assumed }) => [special, assumed])[0], [
    null,
    false,
  ]);
  const before = found as Report;
  assert.deepEqual(later(before, { ...before, schema: "kept-report/2" }), []);
});

test("a report holds every side, every photo and everybody's name", () => {
  const report = build(visit(), sealing());
  const [run] = report.runs;
  const line = (id: string) => run?.items.find((one) => one.id === id);
  assert.deepEqual(
    [line("room")?.raw, line("room")?.others.map(({ raw }) => raw)],
    ["21.50", ["26"]],
  );
  assert.deepEqual(
    run?.items.filter(({ id }) => id === "asked").map(({ raw }) => raw),
    ["zero", "one"],
  );
  assert.equal(line("hidden"), undefined);
  assert.deepEqual(line("verdict")?.chosen, { zh: "限制使用", en: "limited" });
  assert.deepEqual(
    report.photos.map(({ id }) => id),
    ["p2"],
  );
  assert.deepEqual(
    report.findings.map(({ id, photos }) => [id, photos[0]?.id]),
    [["f1", "p3"]],
  );
  assert.deepEqual(report.signatures.map(({ id }) => id).sort(), ["g1", "g2"]);
  assert.deepEqual(
    report.work.map(({ id }) => id),
    ["w1", "w2"],
  );
  assert.deepEqual(
    report.people.map(({ id }) => id),
    ["P1", "P2"],
  );
  assert.equal(report.covers.answer?.["J1~CL-T~verdict"], 0);
});

test("an answer to a line that this version of the checklist lacks stands on the report", () => {
  const sources = visit();
  const stray = answer("of_version_1", { raw: "seen" });
  const report = build({ ...sources, answers: [...sources.answers, stray] }, sealing());
  assert.equal(report.runs[0]?.items.at(-1)?.raw, "seen");
});

test("a sealed report is checked as what it is", async () => {
  assert.deepEqual(await stateOf(await sealed()), ["ok", "ok", "ok"]);
});

test("one byte altered anywhere in the report is seen", async () => {
  const carried = await sealed();
  const { report } = carried.envelope;
  for (let at = 0; at < report.length; at += 97) {
    const touched = `${report.slice(0, at)}${report[at] === "x" ? "y" : "x"}${report.slice(at + 1)}`;
    const envelope = { ...carried.envelope, report: touched };
    assert.equal((await check({ ...carried, envelope })).signature, "wrong", `byte ${at}`);
  }
});

test("the same words in another order are not the report", async () => {
  const carried = await sealed();
  const turned = JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(carried.envelope.report)).reverse()),
  );
  const envelope = { ...carried.envelope, report: turned };
  assert.deepEqual((await stateOf({ ...carried, envelope })).slice(0, 2), ["wrong", "wrong"]);
});

test("a swapped photo is seen, one that is left out is open", async () => {
  const carried = await sealed();
  const [hash = ""] = carried.photos.keys();
  const other = new Map([[hash, utf8("another picture")]]);
  assert.equal((await check({ ...carried, photos: other })).photos, "wrong");
  assert.equal((await check({ ...carried, photos: new Map() })).photos, "open");
});

test("a signature of another key is wrong, one without its key is open", async () => {
  const carried = await sealed();
  const other = await sealed();
  const mixed = { ...carried.envelope.seal, spki: other.envelope.seal.spki };
  assert.equal(
    (await check({ ...carried, envelope: { ...carried.envelope, seal: mixed } })).signature,
    "wrong",
  );
  const without = { ...carried.envelope.seal, spki: "" };
  assert.equal(
    (await check({ ...carried, envelope: { ...carried.envelope, seal: without } })).signature,
    "open",
  );
});

test("a seal and its bytes are on the disk together, the key stays the same and never leaves", async () => {
  const { local } = await phone();
  const wish = { sources: visit(), firm: FIRM, number: "N", lang: "zh" as const, amends: null };
  const first = await seal(local, wish);
  const second = await seal(local, wish);
  assert.equal(first.key, second.key);
  assert.notEqual(first.id, second.id);
  const key = await local.ownKey();
  assert.equal(key.secret.extractable, false);
  const stored = await until(local.see("seal", first.id), ({ loaded }) => loaded);
  assert.deepEqual([stored.value.report, stored.value.job], [first.hash, "J1"]);
  assert.equal(local.unsent.value.count, 2);
  assert.equal(await hashOf((await (await local.blobBytes(first.hash))?.text()) ?? ""), first.hash);
});

test("an answer that came after the seal is named with both values, the same one again is not", () => {
  const signed = build(visit(), sealing());
  const now = visit();
  const changed = now.answers.map((one) =>
    one.id.endsWith("~estop")
      ? answer("estop", { raw: "pass", outcome: "pass" }, { at: 1, by: "P2" })
      : one,
  );
  const late = [...changed, answer("image", { raw: "seen" })];
  const changes = later(signed, build({ ...now, answers: late }, sealing()));
  assert.deepEqual(
    changes.map((one) => one.what === "line" && [one.before?.raw, one.after?.raw]),
    [
      ["fail", "pass"],
      ["", "seen"],
    ],
  );
  const again = now.answers.map((one) => ({ ...one, seq: 99, by: "P2" }));
  assert.deepEqual(later(signed, build({ ...now, answers: again }, sealing())), []);
});

test("a report amended twice is one chain of three, two seals apart are two reports", () => {
  const one = (id: string, at: number, amends = "") =>
    view("seal", id, { job: "J1", number: "N", amends }, { at });
  const seals = [one("c", 3, "b"), one("a", 1), one("x", 2), one("b", 2, "a")];
  assert.deepEqual(
    chains(seals).map((chain) => chain.map(({ id }) => id)),
    [["a", "b", "c"], ["x"]],
  );
  assert.deepEqual(
    standing(seals).map(({ id }) => id),
    ["x", "c"],
  );
  assert.deepEqual([numberOf("N", seals, "c"), numberOf("N", seals, "")], ["N-A3", "N"]);
  const circle = [one("p", 1, "q"), one("q", 2, "p")];
  assert.equal(chains(circle).flat().length, 2);
});

test("a device that took a new id signs with a new key and still has the old one", async () => {
  const { local } = await phone();
  const before = await local.ownKey();
  await local.desk.peek()?.rename(before.device, 1);
  const after = await local.ownKey();
  assert.notEqual(after.id, before.id);
  assert.equal((await local.keyOf(before.id))?.device, before.device);
  assert.equal((await local.ownKey()).id, after.id);
});

test("a report goes before all photos, whatever job they are of", () => {
  const blob = (hash: string, type: string, at: number) => ({
    ...{ hash, job: hash, type, size: 900_000, at, state: "local" as const, place: null },
    ...{ offset: 0, tries: 0, retry: 0, error: null },
  });
  const waiting = [
    blob("new", "image/jpeg", 9),
    blob("report", REPORT, 1),
    blob("old", "image/jpeg", 0),
  ];
  assert.deepEqual(
    inOrder(waiting).map(({ hash }) => hash),
    ["report", "new", "old"],
  );
});

test("a full phone: what could not be kept is not called sealed", async () => {
  const { local } = await phone();
  await local.ownKey();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...words: Parameters<typeof put>) {
    if (this.name === "outbox") throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, words);
  };
  const wish = { sources: visit(), firm: FIRM, number: "N", lang: "zh" as const, amends: null };
  try {
    await assert.rejects(seal(local, wish), LocalError);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.equal(local.unsent.value.count, 0);
  assert.deepEqual(await until(local.children("seal", "J1"), (all) => all !== null), []);
});
