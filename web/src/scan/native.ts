// Reads codes with the browser's own BarcodeDetector, where it knows all symbologies that we need.

import { type Found, offCentre, type Read } from "./symbols";

interface Detected {
  rawValue: string;
  format: string;
  cornerPoints: { x: number; y: number }[];
}

interface Detector {
  detect(picture: CanvasImageSource): Promise<Detected[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const FORMATS = ["qr_code", "data_matrix", "code_128"];

/** Null where the browser has none, or one that lacks a symbology (Android without Google's services has an empty one). */
export async function nativeReader(): Promise<Read | null> {
  const { BarcodeDetector: Made } = globalThis as { BarcodeDetector?: DetectorClass };
  const known = (await Made?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Made || !FORMATS.every((format) => known.includes(format))) return null;
  const detector = new Made({ formats: FORMATS });
  return async (canvas): Promise<Found[]> =>
    (await detector.detect(canvas)).map(({ rawValue, format, cornerPoints }) => ({
      text: rawValue,
      striped: format === "code_128",
      off: offCentre(canvas, cornerPoints),
    }));
}
