// Labels as scanners give them: GS1 with and without FNC1, MA codes, our own, and nonsense.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gs1, isGtin } from "../src/scan/gs1";
import { codeOf, contradicts, keyOf, keysOf, wantedKeys } from "../src/scan/keys";
import { addressOf, labelOf } from "../src/scan/label";
import { nearest } from "../src/scan/symbols";

const GS = "\x1d";
const GTIN = "06999990013708";

function elements(text: string): Record<string, string> | null {
  const found = gs1(text);
  return found && Object.fromEntries(found.elements.map(({ ai, value }) => [ai, value]));
}

const WHOLE = {
  "01": GTIN,
  "11": "2025-07-01",
  "17": "2030-06-30",
  "10": "LOT-7",
  "21": "DEMO0010",
  "240": "REF/9",
  "250": "S2",
};
const WAYS: Record<string, string> = {
  "data matrix": `]d201${GTIN}112507011730063010LOT-7${GS}21DEMO0010${GS}240REF/9${GS}250S2`,
  "code 128": `]C101${GTIN}112507011730063010LOT-7${GS}21DEMO0010${GS}240REF/9${GS}250S2`,
  "qr code": `]Q301${GTIN}112507011730063010LOT-7${GS}21DEMO0010${GS}240REF/9${GS}250S2`,
  "a leading separator": `${GS}01${GTIN}112507011730063010LOT-7${GS}21DEMO0010${GS}240REF/9${GS}250S2`,
  "no symbology's mark": `01${GTIN}112507011730063010LOT-7${GS}21DEMO0010${GS}240REF/9${GS}250S2`,
  brackets: `(01)${GTIN}(11)250701(17)300630(10)LOT-7(21)DEMO0010(240)REF/9(250)S2`,
  "typed with spaces": `(01) ${GTIN} (11) 250701 (17) 300630 (10) LOT-7 (21) DEMO0010 (240) REF/9 (250) S2`,
  "an input method's wide signs": `（０１）${GTIN}（11）250701（17）300630（10）ＬＯＴ-7（21）DEMO0010（240）REF/9（250）S2`,
};

for (const [way, text] of Object.entries(WAYS))
  test(`a label is read from ${way}`, () => {
    assert.deepEqual(elements(text), WHOLE);
    assert.equal(gs1(text)?.written, WAYS.brackets);
  });

test("day 00 is the month's last, and stays written as it was", () => {
  assert.deepEqual(elements(`(01)${GTIN}(17)280200`), { "01": GTIN, "17": "2028-02-29" });
  assert.equal(gs1(`]d201${GTIN}17280200`)?.written, `(01)${GTIN}(17)280200`);
});

test("what is broken is no label: check digit, month, day, length, unknown identifier, cut off", () => {
  const broken = [
    "(01)06999990013709(21)A",
    `(01)${GTIN}(17)271301`,
    `(01)${GTIN}(11)260230`,
    `(01)${GTIN}(10)${"X".repeat(21)}`,
    `]d201${GTIN}99`,
    `]d201${GTIN.slice(0, 9)}`,
    "]d2",
    "()",
    "(01)",
  ];
  for (const text of broken) assert.equal(gs1(text), null, text);
});

test("numbers that only look like a label are left alone", () => {
  for (const text of ["1234567890128", "QH-2001", "0106999990013709", "20260101", "21ABC", "10-7"])
    assert.equal(labelOf(text).kind, "other", text);
});

test("a lot without its end swallows what follows, and is never cut by guessing", () => {
  const found = elements(`]C101${GTIN}10AB1217270101`);
  assert.deepEqual(found, { "01": GTIN, "10": "AB1217270101" });
});

test("an MA code is kept as it was read", () => {
  const raw = "MA.156.M0.100123.20261121.0042";
  assert.deepEqual(labelOf(raw), { kind: "ma", raw, udi: raw });
  assert.equal(labelOf(`https://ma.example/q?c=${raw}`).kind, "ma");
});

test("our own label names its equipment, whatever the server is called", () => {
  const label = labelOf(addressOf("https://kept.example", "a b/ü"));
  assert.deepEqual([label.kind, label.equipment], ["own", "a b/ü"]);
  assert.equal(labelOf("http://10.0.0.7:8000/equipment/D01").equipment, "D01");
  for (const text of ["https://x.example/equipment/", "https://x.example/equipment/D1/more"])
    assert.equal(labelOf(text).kind, "other", text);
});

test("a GS1 Digital Link says what its element string says", () => {
  const label = labelOf(`https://id.example/01/${GTIN}/10/L%2F1/21/DEMO0010?x=1`);
  assert.deepEqual([label.gtin, label.lot, label.serial], [GTIN, "L/1", "DEMO0010"]);
});

test("a device is found by each of its labels, however they were read", () => {
  const device = {
    udi: `(01)${GTIN}(11)250701(21)DEMO0010`,
    serial: "SN-DEMO-0010",
    asset_no: "QH-2010",
    codes: ["MA.156.x"],
  };
  const shelf = new Set(keysOf(device));
  const leads = (text: string) => wantedKeys(labelOf(text)).some((key) => shelf.has(key));
  for (const text of [
    `]d201${GTIN}1125070121DEMO0010`,
    `01${GTIN}1125070121DEMO0010`,
    `]C101${GTIN}10OTHER${GS}21DEMO0010`,
    "sn-demo-0010",
    " QH-2010 ",
    "ＱＨ-2010",
    "ma.156.X",
  ])
    assert.ok(leads(text), text);
  assert.ok(!leads("QH-201"));
  assert.ok(!leads(`(01)${GTIN}(21)DEMO0011`));
});

test("a serial number of another product does not count", () => {
  const label = labelOf("(01)06999990001378(21)SN-DEMO-0010");
  assert.ok(wantedKeys(label).includes(keyOf("SN-DEMO-0010")));
  assert.ok(contradicts(label, { udi: `(01)${GTIN}(21)SN-DEMO-0010` }));
  assert.ok(!contradicts(label, { udi: "" }));
});

test("a very long label is kept by its ends and found again", () => {
  const raw = `https://x.example/?${"q".repeat(300)}END`;
  assert.equal(codeOf(raw).length, 120);
  const device = { codes: [codeOf(raw)] };
  assert.ok(wantedKeys(labelOf(raw)).some((key) => keysOf(device).includes(key)));
});

test("nonsense never breaks the reading and never becomes a product", () => {
  let x = 20261121;
  const next = (below: number) => {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    return x % below;
  };
  const signs = `0123456789()]dCQ2${GS}ABZ./-（）中 %`;
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: next(40) }, () => signs[next(signs.length)]).join("");
    const label = labelOf(text);
    if (label.gtin) assert.ok(isGtin(label.gtin), text);
    for (const day of [label.made, label.expires])
      if (day) assert.match(day, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
  }
});

test("of several codes in a picture the one that is aimed at counts", () => {
  const found = [
    { text: "edge", striped: false, off: 300 },
    { text: "middle", striped: false, off: 12 },
  ];
  assert.equal(nearest(found)?.text, "middle");
  assert.equal(nearest([]), null);
});
