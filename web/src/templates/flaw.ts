// One thing that is wrong with a checklist, and what is known of the limit tables it may name.

export const CODES = [
  "no_code",
  "bad_code",
  "code_taken",
  "no_name",
  "no_report",
  "no_lines",
  "too_long",
  "no_wording",
  "no_english",
  "no_section",
  "bad_id",
  "same_id",
  "turned_limits",
  "turned_warning",
  "warning_outside",
  "no_unit",
  "no_limits",
  "few_options",
  "same_option",
  "no_option_wording",
  "all_bad",
  "no_table",
  "table_lookup",
  "table_values",
  "condition_gone",
  "needs_gone",
  "condition_later",
  "condition_value",
  "no_engineer",
  "no_customer",
  "missing_section",
  "split_section",
] as const;

export type Code = (typeof CODES)[number]; // prettier-ignore

export interface Flaw {
  /** Empty: the checklist as a whole. */
  item: string;
  code: Code;
  /** Only advice: it may be published so. */
  mild: boolean;
  about: string;
}

/** Limit tables as they are here: what they hang on and the values they have a limit for. */
export interface KnownTable {
  id: string;
  by: string[];
  values: Record<string, unknown>;
}

export function flaw(item: string, code: Code, about = "", mild = false): Flaw {
  return { item, code, mild, about };
}
