// Says how much work it is: "90 min" as "1.5 h", whole hours plainly.

import { span } from "../../text";

export function sayMinutes(minutes: number): string {
  return span(minutes * 60_000);
}
