// Runs test/*.test.ts(x) under Node: each is bundled as the app is, packages are taken as they are.

import { spawnSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { build } from "esbuild";

const OUT = ".tests"; // below node_modules Node runs no tests
process.chdir(import.meta.dirname);

rmSync(OUT, { recursive: true, force: true });
const wanted = process.argv[2] ?? "";
const tests = globSync("test/**/*.test.{ts,tsx}").filter((path) => path.includes(wanted));
await build({
  entryPoints: tests,
  outdir: OUT,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  sourcemap: "inline",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { __BUILD__: '"test"' },
  loader: { ".css": "empty" },
  logLevel: "warning",
}).catch(() => process.exit(1));
// No test found must not pass for all is well.
const files = globSync(`${OUT}/**/*.test.mjs`);
if (files.length === 0) throw new Error("no tests");
const words = ["--test", "--enable-source-maps", ...files];
process.exit(spawnSync(process.execPath, words, { stdio: "inherit" }).status ?? 1);
