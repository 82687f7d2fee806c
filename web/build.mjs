// Builds the app into dist/: hashed files under /assets/, a page that names them, a worker that keeps them.

import { createHash } from "node:crypto";
import { cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const OUT = "dist";
const FIRST_LOAD_BUDGET = 150_000; // gzip bytes of script and style before the first screen
process.chdir(import.meta.dirname);

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const id = `${version}+${fingerprint()}`;
const common = {
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  target: ["chrome111", "firefox115", "safari16.4"],
  define: { __BUILD__: JSON.stringify(id) },
};

rmSync(OUT, { recursive: true, force: true });
cpSync("public", OUT, { recursive: true });
const { outputs } = (await buildApp()).metafile;
const first = firstLoad(outputs);
writeFileSync(`${OUT}/index.html`, page(first));
const guest = await buildGuest();
await buildWorker();
report(first, outputs);
console.log(`guest page ${kB(size(guest))} gzip`);

/** The same sources give the same id, whatever machine builds them. */
function fingerprint() {
  const hash = createHash("sha256");
  const sources = ["build.mjs", "{index,guest}.html", "package-lock.json", "{src,public}/**/*"];
  for (const file of globSync(sources).filter(isFile).sort())
    hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 10);
}

function isFile(path) {
  return statSync(path).isFile();
}

/** A failed build has already said why. */
function bundle(options) {
  return build({ ...common, ...options }).catch(() => process.exit(1));
}

function buildApp() {
  return bundle({
    entryPoints: { main: "src/main.tsx" },
    outdir: `${OUT}/assets`,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".svg": "file", ".wasm": "file", ".woff2": "file" },
  });
}

/** What the first screen needs: the entry, its style, and every part it imports at once. */
function firstLoad(outputs) {
  const main = Object.keys(outputs).find((path) => outputs[path].entryPoint === "src/main.tsx");
  const scripts = [main];
  for (const path of scripts)
    for (const part of outputs[path].imports)
      if (part.kind === "import-statement" && !scripts.includes(part.path)) scripts.push(part.path);
  return { main, parts: scripts.slice(1), style: outputs[main].cssBundle };
}

function page({ main, parts, style }) {
  const preload = parts
    .map((part) => `\n    <link rel="modulepreload" href="${url(part)}">`)
    .join("");
  const html = readFileSync("index.html", "utf8");
  for (const mark of ["/src/main.tsx", "/src/style.css", "    <!-- parts -->"])
    if (!html.includes(mark)) throw new Error(`index.html lacks ${mark.trim()}`);
  return html
    .replace("/src/main.tsx", url(main))
    .replace("/src/style.css", url(style))
    .replace("\n    <!-- parts -->", preload);
}

/** The pages of a code and of a private link: one script and one style of their own, for older browsers too. */
async function buildGuest() {
  const { metafile } = await bundle({
    entryPoints: { guest: "src/guest/main.tsx", "guest-style": "src/guest/guest.css" },
    outdir: `${OUT}/assets`,
    entryNames: "[name]-[hash]",
    format: "iife",
    target: ["chrome86", "safari14.1", "firefox102"],
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const made = Object.keys(metafile.outputs);
  const file = (end) => made.find((path) => path.endsWith(end));
  const html = readFileSync("guest.html", "utf8")
    .replace("/src/guest/main.tsx", url(file(".js")))
    .replace("/src/guest/guest.css", url(file(".css")));
  writeFileSync(`${OUT}/guest.html`, html);
  return made;
}

/** The app keeps nothing of the guests' pages: they are opened where there is a network. */
function isGuests(path) {
  return path === "/guest.html" || path.startsWith("/assets/guest");
}

function url(path) {
  return path.slice(OUT.length);
}

/** The worker is told what to keep; being told something new makes it a new worker. */
function buildWorker() {
  const all = globSync(`${OUT}/**/*`).filter(isFile).map(url).sort();
  const keep = all.filter((path) => !isGuests(path));
  const define = { ...common.define, PRECACHE: JSON.stringify(keep), BUILD: JSON.stringify(id) };
  const entry = { entryPoints: ["src/sw.ts"], outfile: `${OUT}/sw.js`, format: "iife" };
  return bundle({ ...entry, define });
}

function report({ main, parts, style }, outputs) {
  const now = [main, ...parts, style];
  const later = Object.keys(outputs).filter((path) => !now.includes(path));
  const total = size(now);
  console.log(
    `web ${id}: first load ${kB(total)} gzip (style ${kB(size([style]))}), ` +
      `${later.length} later parts ${kB(size(later))}, worker ${kB(size([`${OUT}/sw.js`]))}`,
  );
  if (process.argv.includes("--sizes"))
    for (const path of [...now, ...later])
      console.log(`  ${kB(size([path])).padStart(9)}  ${path}`);
  if (total > FIRST_LOAD_BUDGET) throw new Error(`first load is over ${kB(FIRST_LOAD_BUDGET)}`);
}

function size(paths) {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
