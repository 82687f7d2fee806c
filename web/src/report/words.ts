// What a signature is over, byte for byte (docs/report.md, "Keys").

export function sealWords(hash: string): string {
  return `kept-report/1\n${hash}\n`;
}

/** `hash`: of all that stands in a handed-over page before its last line. */
export function pageWords(hash: string): string {
  return `kept-page/1\n${hash}\n`;
}
