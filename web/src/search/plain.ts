// The form in which texts are compared: small letters, full-width forms as narrow ones.

const ASCII = /^[\t\n -~]*$/;

export function plain(text: string): string {
  return (ASCII.test(text) ? text : text.normalize("NFKC")).toLowerCase();
}

/** The words of a search: all must be found, each anywhere. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

export function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
