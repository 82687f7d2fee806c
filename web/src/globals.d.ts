/** Version and fingerprint of the sources, put in by build.mjs. */
declare const __BUILD__: string;

declare module "*.css";

declare module "gs1-barcode-parser-mod" {
  interface Parsed {
    ai: string;
    dataTitle: string;
    data: string | number | Date;
    /** Only days have one. */
    isoDate: string;
  }
  /** Throws a string for what is no GS1 text. */
  export function parseBarcode(text: string): { codeName: string; parsedCodeItems: Parsed[] };
}
