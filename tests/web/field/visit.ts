// One visit for the tests of reports: a small checklist with every sort of line, worked on by two engineers.

import type { View } from "../../../web/src/local";
import type { Sealing, Sources } from "../../../web/src/report/sources";
import type { Kind } from "../../../web/src/schema.gen";

export const NOON = Date.parse("2026-11-21T12:00:00+08:00");
export const JOB = "J1";
export const RUN = `${JOB}~CL-T`;

type Value<K extends Kind> = View<K>["value"];

export function view<K extends Kind>(
  kind: K,
  id: string,
  value: Value<K>,
  more: Partial<View<K>> = {},
): View<K> {
  const saw = { loaded: true, known: true, seq: 7, epoch: 1, saw: null, by: "P1", at: NOON };
  return {
    kind,
    id,
    value,
    ...saw,
    contested: {},
    pending: 0,
    inScopes: [],
    ...more,
  };
}

const ITEMS = [
  { id: "release", section: "A 准备", zh: "设备已交付", en: "device released", type: "choice" },
  { id: "estop", section: "C 健康检查", zh: "急停", en: "emergency stop", type: "pass_fail" },
  {
    id: "room",
    section: "C 健康检查",
    zh: "室温",
    en: "room temperature",
    type: "numeric",
    unit: "°C",
  },
  {
    id: "touch",
    section: "C 健康检查",
    zh: "接触电流",
    en: "touch current",
    type: "numeric",
    unit: "µA",
    limit_table: "IEC",
    lookup: ["class"],
  },
  {
    id: "class",
    section: "C 健康检查",
    zh: "防护类别",
    en: "class",
    type: "choice",
    constant: true,
  },
  {
    id: "leak",
    section: "C 健康检查",
    zh: "漏电流",
    en: "leakage",
    type: "numeric",
    unit: "µA",
    limit_table: "IEC",
    lookup: ["class"],
  },
  { id: "image", section: "D 性能检测与调优", zh: "体模图像", en: "phantom image", type: "photo" },
  { id: "tube", section: "D 性能检测与调优", zh: "球管", en: "tube", type: "text" },
  {
    id: "hidden",
    section: "D 性能检测与调优",
    zh: "隐藏",
    en: "hidden",
    type: "text",
    show_when: { release: ["no"] },
  },
  {
    id: "asked",
    section: "E 结论与建议",
    zh: "问答",
    en: "questions",
    type: "text",
    repeatable: true,
  },
  { id: "verdict", section: "E 结论与建议", zh: "结论", en: "verdict", type: "choice" },
  { id: "sig_engineer", section: "E 结论与建议", zh: "签字", en: "signature", type: "signature" },
];
const OPTIONS: Record<string, unknown> = {
  release: [
    { value: "yes", zh: "已交付", en: "released" },
    { value: "no", zh: "未交付", en: "not released" },
  ],
  class: [{ value: "I", zh: "I类", en: "class I" }],
  verdict: [
    { value: "healthy", zh: "良好", en: "healthy" },
    { value: "limited", zh: "限制使用", en: "limited" },
  ],
};

export function answer(
  item: string,
  reading: NonNullable<Value<"answer">["reading"]>,
  more = {},
  tail = "",
) {
  const id = `${RUN}~${item}${tail}`;
  return view("answer", id, { job: JOB, run: RUN, item, reading }, more);
}

const TEMPLATE = {
  ...{
    code: "CL-T",
    version: 2,
    zh: "季度保养",
    en: "Quarterly maintenance",
    report_zh: "保养报告",
  },
  items: ITEMS.map((item) => (OPTIONS[item.id] ? { ...item, options: OPTIONS[item.id] } : item)),
};
const NAMES: Record<string, Value<"person">> = {
  P1: { name: "工程师甲", name_en: "Engineer A" },
  P2: { name: "工程师乙 𠮷", name_en: "Engineer B" },
};
/** Nobody has confirmed it. One case counts by itself where the class says so, of the other a person says that it applies. */
const TABLE: Value<"limit_table"> = {
  ...{ unit: "µA", limit: "max", by: ["class"], values: { I: 100 } },
  special: {
    mobile: { value: 500, zh: "移动设备", en: "mobile", when: { class: ["I"] }, ask: true },
    second: { value: 50, zh: "II类", en: "class II", when: { class: ["II"] } },
  },
};
const STROKE = [
  [1.2345, 2, 0, 0.5],
  [30, 20.006, 16, 0.625],
];

function special(id: string, max: number) {
  return { special: id, limits: { min: null, max } };
}

export function visit(): Sources {
  const other = {
    raw: "26",
    value: 26,
    unit: "°C",
    outcome: "fail" as const,
    limits: { min: 18, max: 24 },
  };
  const room = {
    raw: "21.50",
    value: 21.5,
    unit: "°C",
    outcome: "pass" as const,
    limits: { min: 18, max: 24 },
  };
  const sides = [
    { value: room, by: "P1", at: NOON, seq: 7, device: "d1", n: 3 },
    { value: other, by: "P2", at: NOON + 1000, seq: 8, device: "d2", n: 9 },
  ];
  const photo = { job: JOB, run: RUN, mime: "image/jpeg", width: 640, height: 480 };
  const blob = (letter: string) => letter.repeat(64);
  return {
    job: view("job", JOB, {
      ...{
        number: "WO-0041",
        type: "inspection",
        hospital: "H1",
        equipment: "E1",
        template: "CL-T",
      },
      ...{ contract: "S004", planned: "2026-11-21", due: "2026-11-30", period: "2026-Q4" },
      ...{ engineers: ["P2", "P1"], advice: "请保持室温。", guidance: "已演示急停。" },
    }),
    hospital: view("hospital", "H1", {
      zh: "示范医院",
      en: "Demo Hospital",
      address: "示范路 1 号",
    }),
    department: view("department", "D1", { zh: "影像科", en: "Imaging" }),
    equipment: view("equipment", "E1", {
      name_zh: "CT",
      name_en: "CT",
      vendor: "示范",
      serial: "SN-1",
    }),
    steps: [
      view("step", "s1", { job: JOB, step: "started" }, { at: NOON - 60_000 }),
      view("step", "s2", { job: JOB, step: "done" }, { seq: 0, at: NOON + 60_000 }),
    ],
    runs: [
      view("run", RUN, {
        ...{ job: JOB, equipment: "E1", template: "CL-T", version: 2 },
        ...{
          outcome: "completed",
          scanned: "(01)06999990001378(21)SN-1",
          scanned_at: NOON - 30_000,
        },
      }),
    ],
    answers: [
      answer("release", { raw: "yes" }),
      answer(
        "estop",
        { raw: "fail", outcome: "fail" },
        {
          value: {
            job: JOB,
            run: RUN,
            item: "estop",
            reading: { raw: "fail", outcome: "fail" },
            note: "卡住\n第二次可复位",
          },
        },
      ),
      answer("room", room, { contested: { reading: sides } }),
      answer("class", { raw: "I", copied: true }),
      answer("touch", {
        raw: "240",
        value: 240,
        unit: "µA",
        outcome: "pass",
        ...special("mobile", 500),
      }),
      answer("leak", { raw: "20", value: 20, unit: "µA", outcome: "pass", limits: { max: 100 } }),
      answer("tube", { outcome: "not_tested", reason: '没有钥匙 <b>&"\\</b>' }),
      answer("asked", { raw: "one" }, { at: NOON + 5 }, "~aa"),
      answer("asked", { raw: "zero" }, { at: NOON + 1 }, "~bb"),
      answer("verdict", { raw: "limited", outcome: "watch" }, { seq: 0 }),
      view("answer", `${RUN}~gone`, { job: JOB, run: RUN, item: "gone", deleted: true }),
    ],
    photos: [
      view("photo", "p1", { ...photo, item: "image", blob: blob("a"), caption: "体模" }),
      view("photo", "p2", { ...photo, item: "", run: "", blob: blob("b") }, { at: NOON + 9 }),
      view("photo", "p3", { ...photo, item: "estop", finding: "f1", blob: blob("c") }),
    ],
    findings: [
      view("finding", "f1", {
        job: JOB,
        run: RUN,
        item: "estop",
        text: "急停卡住",
        severity: "unsafe",
        state: "open",
      }),
      view("finding", "f2", { job: JOB, text: "draft", state: "draft" }),
    ],
    signatures: [
      view("signature", "g0", {
        job: JOB,
        run: RUN,
        item: "sig_engineer",
        role: "engineer",
        name: "工程师甲",
        meaning: "old",
      }),
      view(
        "signature",
        "g1",
        {
          ...{ job: JOB, run: RUN, item: "sig_engineer", role: "engineer", name: "工程师甲" },
          ...{
            meaning: "我完成了本检查表的工作，以上记录属实。",
            strokes: [STROKE],
            width: 300,
            height: 150,
            voids: "g0",
          },
        },
        { at: NOON + 2000 },
      ),
      view("signature", "g2", {
        job: JOB,
        run: "",
        item: "work",
        role: "customer",
        name: "张",
        act: "refused",
        reason: "不在",
      }),
    ],
    work: [
      view("work_item", "w2", {
        job: JOB,
        text: "清洁滤网",
        minutes: 15,
        order: 2,
        confirmed: true,
      }),
      view("work_item", "w1", { job: JOB, text: "检查急停", minutes: null, order: 1 }),
    ],
    template: (id) => (id === "CL-T@2" ? TEMPLATE : null),
    table: (id) => (id === "IEC" ? TABLE : null),
    instrument: () => null,
    person: (id) => NAMES[id] ?? null,
  };
}

export function sealing(more: Partial<Sealing> = {}): Sealing {
  const made = {
    at: NOON + 90_000,
    offset: -250,
    age: 3_600_000,
    heard: NOON - 3_600_000,
    device: "d1",
    by: "P1",
  };
  const firm = { zh: "示范维保公司", en: "Demo Service Co.", address: "", phone: "" };
  return { id: "seal1", number: "WO-0041-CL-T", lang: "zh", made, firm, amends: null, ...more };
}
