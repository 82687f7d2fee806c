// Says values of a checklist's line in words, for what changed between two versions.

import { either } from "../text";
import { t as common } from "../text/common";
import { member, t } from "../text/templates";

const OUTCOMES = ["pass", "fail"];

/** A member that this version does not know keeps its own name. */
export function memberName(name: string): string {
  return member.named(name) || name;
}

export function sayMember(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "" || value === false) return t("empty");
  if (value === true) return common("yes");
  if (name === "type") return typeName(String(value));
  if (name === "job_type") return common(`job_${value as "repair"}`);
  if (name === "fail_action") return value === "unsafe" ? t("unsafe") : String(value);
  return sayPart(value);
}

export function typeName(type: string): string {
  return t.named(`type_${type}`) || type;
}

function sayPart(value: unknown): string {
  if (Array.isArray(value)) return value.length ? value.map(sayPart).join(" · ") : t("empty");
  if (value === null || typeof value !== "object") return String(value);
  const { value: option, zh, en, ...rest } = value as Record<string, unknown>;
  if (option !== undefined && typeof zh === "string")
    return `${either({ zh, en: String(en ?? "") })} (${String(option)})`;
  const parts = Object.entries({ ...rest, ...(option === undefined ? {} : { value: option }) });
  return (
    parts
      .sort(([a], [b]) => Number(a === "max") - Number(b === "max"))
      .filter(([, part]) => part !== null && part !== undefined)
      .map(([key, part]) => `${memberKey(key)} ${sayValues(part)}`)
      .join(" · ") || t("empty")
  );
}

function memberKey(key: string): string {
  return key === "min" ? "≥" : key === "max" ? "≤" : `${key} =`;
}

function sayValues(part: unknown): string {
  if (!Array.isArray(part)) return sayPart(part);
  return part
    .map((one) => (OUTCOMES.includes(one) ? common(`outcome_${one as "pass"}`) : String(one)))
    .join(" / ");
}
