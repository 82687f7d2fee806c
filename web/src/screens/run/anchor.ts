// Where a line stands in the page.

export function anchorOf(item: string): string {
  return `line-${item}`;
}
