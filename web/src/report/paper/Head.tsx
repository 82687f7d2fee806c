// The paper's head: who reports to whom, on what, when.

import type { ComponentChildren } from "preact";
import type { Report } from "../document";
import { instant, useTongue } from "./tongue";

const TITLES = ["inspection", "repair", "installation", "training"] as const;
const BEGINS = ["started", "arrived", "accepted"];
const ENDS = ["done", "not_available", "cancelled"];

export function Head({ sealed }: { sealed: boolean }) {
  const { report, t, either } = useTongue();
  const { firm, amends } = report;
  return (
    <>
      <header class="paper-head">
        <div>
          <p class="paper-firm">{either(firm)}</p>
          <p class="paper-small">{[firm.address, firm.phone].filter(Boolean).join(" · ")}</p>
        </div>
        <p class="paper-small paper-number">
          {t("number")} <b>{report.number}</b>
        </p>
      </header>
      <h2 class="paper-title">{useTitle()}</h2>
      {sealed ? null : <p class="paper-mark">{t("unsealed")}</p>}
      {amends ? (
        <p class="paper-amends">
          <b>{t("amendment")}</b> {t("amends_which", { hash: amends.hash.slice(0, 12) })}
          <br />
          {t("amends")}: {amends.reason}
        </p>
      ) : null}
      <Facts />
    </>
  );
}

function useTitle(): string {
  const { report, lang, t } = useTongue();
  const [own] = report.runs.map((run) => run.report_zh).filter(Boolean);
  if (own && lang === "zh") return own;
  const kind = TITLES.find((name) => name === report.kind) ?? "inspection";
  return t(`title_${kind}`);
}

function Facts() {
  const { report, t, either, person } = useTongue();
  const { hospital, department, equipment, job } = report;
  const make = [equipment?.vendor, equipment?.model].filter(Boolean).join(" ");
  const safety = [equipment?.safety_class, equipment?.applied_part].filter(Boolean).join(" / ");
  return (
    <section>
      <h3>{t("customer")}</h3>
      <dl class="paper-facts">
        <Fact name={t("hospital")}>{either(hospital)}</Fact>
        <Fact name={t("address")}>{hospital.address}</Fact>
        <Fact name={t("department")}>{department ? either(department) : ""}</Fact>
        <Fact name={t("location")}>{equipment?.location}</Fact>
        <Fact name={t("equipment")}>
          {equipment ? either({ zh: equipment.name_zh, en: equipment.name_en }) : ""}
        </Fact>
        <Fact name={t("maker")}>{make}</Fact>
        <Fact name={t("serial")}>{equipment?.serial}</Fact>
        <Fact name={t("asset_no")}>{equipment?.asset_no}</Fact>
        <Fact name={t("udi")}>{equipment?.udi}</Fact>
        <Fact name={t("safety")}>{safety}</Fact>
        <Fact name={t("visit")}>{job.number}</Fact>
        <Fact name={t("contract")}>{job.contract}</Fact>
        <Fact name={t("period")}>{job.period}</Fact>
        <Fact name={t("planned")}>{job.planned}</Fact>
        <Fact name={t("engineers")}>{job.engineers.map(person).join(" / ")}</Fact>
        <Fact name={t("started")}>{instant(timeOf(job, BEGINS, "first"))}</Fact>
        <Fact name={t("ended")}>{instant(timeOf(job, ENDS, "last"))}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** When work began or ended: the likeliest of the steps that say so. */
function timeOf({ steps }: Report["job"], names: readonly string[], which: "first" | "last") {
  for (const name of names) {
    const found = steps.filter((one) => one.step === name);
    const one = which === "first" ? found[0] : found[found.length - 1];
    if (one) return one.at;
  }
  return null;
}
