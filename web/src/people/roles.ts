// What a role may look at and do; the server judges again, this decides what is offered.

import type { Role } from "../schema.gen";

export const ROLES: readonly Role[] = [
  "engineer",
  "agent",
  "supervisor",
  "manager",
  "trainer",
  "training_lead",
  "parts_clerk",
  "archive_clerk",
  "quality",
  "admin",
];

/** Roles that see the whole firm (server/domain/people.py OFFICE). */
const OFFICE = ["agent", "supervisor", "manager", "quality", "archive_clerk", "admin"];
/** Roles that create and assign jobs and keep the register (server/domain/people.py PLANNERS). */
const PLANNERS = ["agent", "supervisor", "manager", "admin"];

/** Roles that may change where equipment stands and its state (server/domain/rights.py). */
const EDITORS = [...PLANNERS, "engineer"];

/** Roles that record what they did at the hospital (server/domain/rights.py FIELD_WORK). */
const FIELD_WORK = [...EDITORS, "quality"];

interface Holder {
  role: string;
}

export function seesFirm(person: Holder | null): boolean {
  return person !== null && OFFICE.includes(person.role);
}

export function plans(person: Holder | null): boolean {
  return person !== null && PLANNERS.includes(person.role);
}

/** Who may ask for a redaction and rule on another's (server/domain/redactions.py). */
export function redacts(person: Holder | null): boolean {
  return person !== null && ["manager", "admin"].includes(person.role);
}

/** Who takes refused work over or puts it aside (server/domain/custody.py SETTLERS). */
export function settlesRefused(person: Holder | null): boolean {
  return person !== null && ["supervisor", "manager", "admin"].includes(person.role);
}

export function editsEquipment(person: Holder | null): boolean {
  return person !== null && EDITORS.includes(person.role);
}

/** Roles that edit checklists, limit tables and instruments (server/domain/rights.py EDITORS). */
const CATALOGUERS = ["supervisor", "manager", "quality", "admin"];

export function editsCatalogue(person: Holder | null): boolean {
  return person !== null && CATALOGUERS.includes(person.role);
}

/** Who takes people on and lets them go; administrators alone their own kind. */
export function keepsPeople(person: Holder | null): boolean {
  return person !== null && ["manager", "admin"].includes(person.role);
}

export function administers(person: Holder | null): boolean {
  return person?.role === "admin";
}

export function worksInField(person: Holder | null): boolean {
  return person !== null && FIELD_WORK.includes(person.role);
}

export function filesDocuments(person: Holder | null): boolean {
  return worksInField(person) || person?.role === "archive_clerk";
}
