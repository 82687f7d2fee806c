// Walks a long list or table by keys: the row that the focus goes to is drawn already.

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** When keys come faster than rows are drawn, the focus waits. `n`: how many rows there are. */
export function walk(event: KeyboardEvent, n: number): void {
  const step = STEPS[event.key];
  const body = event.currentTarget;
  const row =
    event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
  if (step === undefined || !row || !(body instanceof HTMLElement)) return;
  event.preventDefault();
  const next = Math.min(n - 1, Math.max(0, Number(row.dataset.row) + step));
  body.querySelector<HTMLElement>(`[data-row="${next}"] a`)?.focus();
}
