// Which checklists have a draft on this device.

import { useEffect, useState } from "preact/hooks";
import { keptDraft, NEW } from "../../templates/kept";

/** Which of these have a draft on this device; the new one too. */
export function useDrafts(codes: readonly string[]): ReadonlySet<string> {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const all = await Promise.all(
        [NEW, ...codes].map(async (code) => ((await keptDraft(code)) ? [code] : [])),
      );
      if (wanted) setFound(new Set(all.flat()));
    };
    void look().catch(console.error);
    return () => {
      wanted = false;
    };
  }, [codes.join()]);
  return found;
}
