// Written by `python -m server types` from server/domain and server/errors.py; not edited by hand.

export type Colour = "red" | "green";

export interface Reading {
  raw?: string;
  value?: number | null;
  colour?: Colour;
}

export interface Tank {
  name: string;
  colour: Colour;
  level: number;
  broken: boolean;
  state: "" | "on \"hold\"";
  codes: string[];
  first: number;
  reading: Reading | null;
  limits: Record<string, Record<string, number>>;
  strokes: number[][];
  sides: ("left" | "right")[];
  risk: Record<string, unknown> | null;
  deleted: boolean;
}

export interface TankPhoto {
  tank: string;
  blob: string;
  note: string;
  deleted: boolean;
}

export interface Shape {
  tank: Tank;
  tank_photo: TankPhoto;
}

export type Kind = keyof Shape;
export type Policy = "earliest" | "greatest" | "members";
export interface KindInfo {
  fact: boolean;
  root: [Kind, string] | null;
  policy: Record<string, Policy>;
  blobs: string[];
}

export const KINDS: { [K in Kind]: KindInfo } = {
  tank: { fact: false, root: null, policy: { codes: "members", first: "earliest" }, blobs: [] },
  tank_photo: { fact: true, root: ["tank", "tank"], policy: {}, blobs: ["blob"] },
};

export const ERRORS: Record<string, { zh: string; en: string }> = {
  busy: { zh: "忙“着”。", en: "Busy \"now\"." },
};
