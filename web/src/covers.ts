// What lies over the screen: a step back is for the topmost, and the screen under it stays.

const covers: (() => void)[] = [];

/** `onBack` is called instead of the step. Call what is returned when it lies there no more. */
export function cover(onBack: () => void): () => void {
  covers.push(onBack);
  return () => void covers.splice(covers.lastIndexOf(onBack), 1);
}

export function topmost(): (() => void) | undefined {
  return covers.at(-1);
}
