// Where a signature stands: on a line of a checklist, or on the job itself.

export interface SignPlace {
  job: string;
  /** "" for what is signed without a checklist, such as the work list. */
  run: string;
  item: string;
}

/** Under which name the unfinished signature lies on this device: nobody's hand may show up in another job. */
export function placeName({ job, run, item }: SignPlace): string {
  return `${run || job}/${item}`;
}
