// How high each row of a long list is: as measured once it was drawn, until then as high as its fellows.

export class Heights {
  private readonly known = new Map<string, number>();
  /** The heights of the keys that were asked for last, so that a row that is learnt costs no look at the others. */
  private keys: readonly string[] = [];
  private high = new Float64Array();
  /** What a row is taken to be: the height that most of the first ones had. */
  private usual: number;
  private settled = false;

  constructor(estimate: number) {
    this.usual = estimate;
  }

  /** `tops[i]` is where row i begins; the last entry is where the list ends. */
  tops(keys: readonly string[]): number[] {
    if (this.keys !== keys) {
      this.keys = keys;
      this.high = Float64Array.from(keys, (key) => this.known.get(key) ?? this.usual);
    }
    const tops = [0];
    let y = 0;
    for (const height of this.high) {
      y += height;
      tops.push(y);
    }
    return tops;
  }

  /** Reads the heights of the rows that are drawn; true when one was not as thought. */
  measure(list: HTMLElement | null, keys: readonly string[]): boolean {
    let changed = false;
    for (const row of list?.querySelectorAll<HTMLElement>(":scope > [data-row]") ?? []) {
      const i = Number(row.dataset.row);
      const key = keys[i];
      if (key !== undefined && this.learn(key, i, row.getBoundingClientRect().height))
        changed = true;
    }
    return this.settle() || changed;
  }

  private learn(key: string, i: number, height: number): boolean {
    const thought = this.known.get(key) ?? this.usual;
    this.known.set(key, height);
    this.high[i] = height;
    return Math.abs(thought - height) >= 0.5;
  }

  private settle(): boolean {
    if (this.settled || this.known.size === 0) return false;
    this.settled = true;
    const inOrder = [...this.known.values()].sort((a, b) => a - b);
    this.usual = inOrder[inOrder.length >> 1] ?? this.usual;
    this.keys = []; // the rows that nobody has seen are others now
    return true;
  }
}
