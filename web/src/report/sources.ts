// What a report is made from: the records of one visit as this device shows them.

import type { View } from "../local";
import type { Amends, Made, Report } from "./document";

export interface Sources {
  job: View<"job">;
  hospital: View<"hospital"> | null;
  department: View<"department"> | null;
  equipment: View<"equipment"> | null;
  steps: readonly View<"step">[];
  runs: readonly View<"run">[];
  answers: readonly View<"answer">[];
  photos: readonly View<"photo">[];
  findings: readonly View<"finding">[];
  signatures: readonly View<"signature">[];
  work: readonly View<"work_item">[];
  template: (id: string) => View<"template">["value"] | null;
  table: (id: string) => View<"limit_table">["value"] | null;
  instrument: (id: string) => View<"instrument">["value"] | null;
  person: (id: string) => View<"person">["value"] | null;
}

/** What the moment of sealing adds. */
export interface Sealing {
  id: string;
  number: string;
  lang: Report["lang"];
  made: Made;
  firm: Report["firm"];
  amends: Amends | null;
}
