// Weighs what a phone loads before it can show an article, and fails where that is more than the budget.
//
//   node .ci/budget.mjs [limit in bytes]
//
// Each file is compressed as a server would send it, with Brotli at its best. Fonts and pictures are not counted;
// every HTML, CSS, JavaScript and wasm file in `dist` is, whatever its name, so that none slips in unseen.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const LIMIT = Number(process.argv[2] ?? 78_900);
const DIST = new URL("../dist/", import.meta.url);
const COUNTED = /\.(html|css|m?js|wasm)$/;

const brotli = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
  },
};

const files = readdirSync(DIST, { recursive: true }).filter((name) => COUNTED.test(name));
const rows = files.sort().map((name) => {
  const bytes = readFileSync(new URL(name, DIST));
  return [name, bytes.length, brotliCompressSync(bytes, brotli).length];
});
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
const total = sum(2);

const number = (value) => (typeof value === "number" ? value.toLocaleString("en") : value).padStart(10);
for (const [name, bytes, compressed] of [["file", "bytes", "Brotli"], ...rows, ["all", sum(1), total], ["limit", "", LIMIT]]) {
  console.log(name.padEnd(20) + number(bytes) + number(compressed));
}
if (!files.some((name) => name.endsWith(".wasm"))) {
  console.error("There is no built site in dist: `make build` makes it.");
  process.exitCode = 1;
} else if (total > LIMIT) {
  console.error(`The site is ${number(total - LIMIT).trim()} bytes over its budget.`);
  process.exitCode = 1;
}
