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
  /** Which of how many files that one device wrote; null where it is the only one. */
  file?: [number, number] | null;
  whole: boolean;
  damaged: number;
  devices: Rescued[];
}

/** Whether all files of that rescue were loaded here, by their numbers. */
export function isComplete([, of]: [number, number], all: readonly Loaded[]): boolean {
  const numbers = all.flatMap(({ file }) => (file?.[1] === of ? [file[0]] : []));
  return new Set(numbers).size === of;
}

export function isWhole({ whole, damaged, devices }: Loaded): boolean {
  const left = devices.some((one) => one.problem || one.ops?.gap || one.photos_refused.length > 0);
  return whole && damaged === 0 && !left;
}
