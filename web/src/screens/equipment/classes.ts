// What the classes of equipment are called; a class that is not known here keeps its own name.

import { classes } from "../../text/equipment";

export function className(code: string): string {
  return Object.hasOwn(classes.area, code)
    ? (classes as unknown as (key: string) => string)(code)
    : code;
}
