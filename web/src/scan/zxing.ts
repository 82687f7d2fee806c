// Reads codes with ZXing's C++ in WebAssembly, which is a file of this app: works on every phone, without a network.

import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm";
import { type Found, offCentre } from "./symbols";

const ready = prepareZXingModule({
  overrides: { locateFile: () => new URL(wasm, import.meta.url).href },
  fireImmediately: true,
});

const OPTIONS: ReaderOptions = {
  formats: ["QRCode", "DataMatrix", "Code128"],
  textMode: "Plain",
  maxNumberOfSymbols: 8,
  tryDownscale: true,
};

export async function read(canvas: HTMLCanvasElement): Promise<Found[]> {
  await ready;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return [];
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
  const results = await readBarcodes(picture, OPTIONS);
  return results
    .filter(({ isValid }) => isValid)
    .map(({ text, symbologyIdentifier, contentType, symbology, position }) => ({
      text: contentType === "GS1" ? symbologyIdentifier + text : text,
      striped: symbology === "Code128",
      off: offCentre(canvas, Object.values(position)),
    }));
}
