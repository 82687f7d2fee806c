// What is wrong with a draft, against the limit tables and codes that are on this device.

import { useMemo } from "preact/hooks";
import { list } from "../../local";
import type { Draft } from "../../templates/draft";
import { flaws } from "../../templates/flaws";

export function useFlaws(draft: Draft) {
  const tables = list("limit_table").value;
  const templates = list("template").value;
  return useMemo(() => {
    const known = (tables ?? []).map(({ id, value }) => ({
      id,
      by: value.by ?? [],
      values: value.values ?? {},
    }));
    const taken = (templates ?? []).map(({ value }) => value.code ?? "");
    return flaws(draft, known, taken);
  }, [draft, tables, templates]);
}
