// Where a line of the editor stands in its page.

export function lineAnchor(id: string): string {
  return `line-${encodeURIComponent(id)}`;
}
