// Which screen stands at which address. Each is loaded when it is first needed; the worker has it by then.

import type { ComponentType } from "preact";
import { match } from "./router";
import { idle } from "./search/idle";

export interface ScreenProps {
  params: Record<string, string>;
}

type Part = { default: ComponentType<ScreenProps> };

interface Route {
  at: string;
  load: () => Promise<Part>;
  /** Without the ways to go: one task, the whole screen. */
  full?: true;
  /** Also for somebody who is not known here yet. */
  open?: true;
}

export interface Found extends Omit<Route, "at"> {
  params: Record<string, string>;
  /** The path alone: another one is another screen. */
  address: string;
}

const ROUTES: readonly Route[] = [
  { at: "/", load: () => import("./screens/today") },
  { at: "/job/:job", load: () => import("./screens/job") },
  { at: "/job/:job/report", load: () => import("./screens/report"), full: true },
  { at: "/job/:job/report/preview", load: () => import("./screens/report/preview"), full: true },
  { at: "/job/:job/amend/:seal", load: () => import("./screens/report"), full: true },
  {
    at: "/job/:job/amend/:seal/preview",
    load: () => import("./screens/report/preview"),
    full: true,
  },
  { at: "/seal/:seal", load: () => import("./screens/report/sealed"), full: true },
  { at: "/run/:id", load: () => import("./screens/run"), full: true },
  { at: "/equipment", load: () => import("./screens/equipment") },
  { at: "/equipment/new", load: () => import("./screens/equipment/edit") },
  { at: "/equipment/import", load: () => import("./screens/equipment/import") },
  { at: "/equipment/:id/edit", load: () => import("./screens/equipment/edit") },
  { at: "/equipment/:id", load: () => import("./screens/equipment/detail") },
  { at: "/office", load: () => import("./screens/office") },
  { at: "/office/devices", load: () => import("./screens/fleet") },
  { at: "/office/devices/:id", load: () => import("./screens/fleet/device") },
  { at: "/office/server", load: () => import("./screens/fleet/server") },
  { at: "/office/problems", load: () => import("./screens/problems") },
  { at: "/office/refused", load: () => import("./screens/tray") },
  { at: "/office/reports", load: () => import("./screens/unsealed") },
  { at: "/office/redactions", load: () => import("./screens/redactions") },
  { at: "/office/exports", load: () => import("./screens/exports") },
  { at: "/office/calendar", load: () => import("./screens/calendar") },
  { at: "/office/job/:id/records", load: () => import("./screens/redactions/records") },
  { at: "/office/due", load: () => import("./screens/due") },
  { at: "/office/plan", load: () => import("./screens/due/plan") },
  { at: "/office/week", load: () => import("./screens/week") },
  { at: "/office/rescue", load: () => import("./screens/rescue") },
  { at: "/office/new", load: () => import("./screens/office/create") },
  { at: "/office/job/:id", load: () => import("./screens/office/job") },
  { at: "/labels", load: () => import("./screens/labels") },
  { at: "/scan", load: () => import("./screens/scan") },
  { at: "/office/settings", load: () => import("./screens/catalogue") },
  { at: "/office/letterhead", load: () => import("./screens/catalogue/letterhead") },
  { at: "/office/templates", load: () => import("./screens/templates") },
  { at: "/office/template/:code", load: () => import("./screens/templates/detail") },
  { at: "/office/template/:code/edit", load: () => import("./screens/templates/edit"), full: true },
  { at: "/office/limits", load: () => import("./screens/limits") },
  { at: "/office/limits/:id", load: () => import("./screens/limits/detail") },
  { at: "/office/instruments", load: () => import("./screens/instruments") },
  { at: "/office/instruments/:id", load: () => import("./screens/instruments/detail") },
  { at: "/office/hospitals", load: () => import("./screens/hospitals") },
  { at: "/office/hospitals/:id", load: () => import("./screens/hospitals/detail") },
  { at: "/office/people", load: () => import("./screens/staff") },
  { at: "/office/people/:id", load: () => import("./screens/staff/detail") },
  { at: "/more", load: () => import("./screens/more") },
  { at: "/device", load: () => import("./screens/device") },
  { at: "/refused", load: () => import("./screens/refused") },
  { at: "/contested", load: () => import("./screens/contested") },
  { at: "/contested/:kind/:id", load: () => import("./screens/contested/record") },
  { at: "/people", load: () => import("./screens/people-here"), open: true },
  { at: "/signin", load: () => import("./screens/signin"), open: true, full: true },
  { at: "/wiped", load: () => import("./screens/wiped"), open: true, full: true },
  { at: "/welcome", load: () => import("./screens/welcome"), open: true, full: true },
  { at: "/setup", load: () => import("./screens/setup"), open: true, full: true },
];

const LOADED = new Map<Route["load"], Part>();

const NOWHERE: Omit<Route, "at"> = { load: () => import("./screens/nowhere"), open: true };

export function find(path: string): Found {
  const address = path.split(/[?#]/, 1)[0] ?? "";
  for (const { at, ...route } of ROUTES) {
    const params = match(at, path);
    if (params) return { ...route, params, address };
  }
  return { ...NOWHERE, params: {}, address };
}

/** Fetches the screen's part; from then on it is at hand. */
export async function load(found: Found): Promise<Part> {
  const part = await found.load();
  LOADED.set(found.load, part);
  return part;
}

/** Where a day's work leads from the first screen. */
const NEXT = ["/job/:job", "/run/:id", "/equipment"];

/** Fetches the parts that are needed next, in idle moments: then a first tap is as quick as the others. */
export async function fetchNext(): Promise<void> {
  for (const { at, ...route } of ROUTES) {
    if (!NEXT.includes(at)) continue;
    await idle();
    await load({ ...route, params: {}, address: "" }).catch(() => {}); // it is fetched again when it is wanted
  }
}

/** The part if it has been fetched already: then the screen can be drawn at once. */
export function atHand(found: Found): Part | null {
  return LOADED.get(found.load) ?? null;
}
