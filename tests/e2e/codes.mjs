// Draws codes: reads [{text, format, gs1}] as JSON, answers [{width, height, dark}] with one bit a module.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = `${process.env.MODULES}/zxing-wasm/dist`;
const { prepareZXingModule, writeBarcode } = await import(
  pathToFileURL(`${folder}/es/writer/index.js`).href
);
prepareZXingModule({
  overrides: { wasmBinary: readFileSync(`${folder}/writer/zxing_writer.wasm`).buffer },
});
const drawn = [];
for (const { text, format, gs1 } of JSON.parse(readFileSync(0, "utf8"))) {
  const { symbol, error } = await writeBarcode(text, { format, options: gs1 ? "gs1" : "" });
  if (error) throw new Error(`${text}: ${error}`);
  const dark = [...symbol.data].map((shade) => (shade < 128 ? "1" : "0")).join("");
  drawn.push({ width: symbol.width, height: symbol.height, dark });
}
process.stdout.write(JSON.stringify(drawn));
