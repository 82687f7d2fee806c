// Whether a screen has been seen once: what lies below its edge is drawn in the moment after.

import { useEffect, useState } from "preact/hooks";

/** `already`: everything is wanted at once. */
export function usePainted(already = false): boolean {
  const [painted, setPainted] = useState(already);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}
