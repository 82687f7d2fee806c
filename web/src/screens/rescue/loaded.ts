// What the server says of a rescue file that it took in (server/rescue/load.py).

export interface RefusedOp {
  n: number;
  kind: string;
  id: string;
  code: string;
  field: string | null;
  detail: string | null;
}

export interface Rescued {
  device: string;
  person: string;
  name: string;
  ops: {
    device: string;
    taken: number;
    known: number;
    refused: RefusedOp[];
    gap: number | null;
  } | null;
  problem: string | null;
  photos: number;
  photos_known: number;
  unfinished?: { key: string; value: unknown }[];
  photos_refused: { hash: string; code: string }[];
}

export interface Loaded {
  made: number;
  whole: boolean;
  damaged: number;
  devices: Rescued[];
}

export function isWhole({ whole, damaged, devices }: Loaded): boolean {
  const left = devices.some((one) => one.problem || one.ops?.gap || one.photos_refused.length > 0);
  return whole && damaged === 0 && !left;
}
