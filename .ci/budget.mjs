// Weighs what a phone loads before it can show an article, and fails where that is more than the budget. What only
// articles in publishers' formats need, and is fetched when one arrives, has a budget of its own.
//
//   node .ci/budget.mjs [limit in bytes] [limit of what is fetched on demand]
//
// Each file is compressed as a server would send it, with Brotli at its best. Fonts and pictures are not counted;
// every HTML, CSS, JavaScript and wasm file in `dist` is, whatever its name, so that none slips in unseen.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const LIMIT = Number(process.argv[2] ?? 86_200);
const LIMIT_ON_DEMAND = Number(process.argv[3] ?? 30_500);
const ON_DEMAND = ["formats.wasm"];
const DIST = new URL("../dist/", import.meta.url);
const COUNTED = /\.(html|css|m?js|wasm)$/;

const brotli = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
  },
};

const files = readdirSync(DIST, { recursive: true }).filter((name) => COUNTED.test(name)).sort();
const number = (value) => (typeof value === "number" ? value.toLocaleString("en") : value).padStart(10);

/** Prints what some files weigh, and tells whether that is within the limit. */
function weigh(what, names, limit) {
  const rows = names.map((name) => {
    const bytes = readFileSync(new URL(name, DIST));
    return [name, bytes.length, brotliCompressSync(bytes, brotli).length];
  });
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
  const total = sum(2);
  for (const [name, bytes, compressed] of [[what, "bytes", "Brotli"], ...rows, ["all", sum(1), total], ["limit", "", limit]]) {
    console.log(name.padEnd(20) + number(bytes) + number(compressed));
  }
  console.log();
  if (total > limit) console.error(`That is ${number(total - limit).trim()} bytes over the budget.`);
  return total <= limit;
}

const [first, later] = [false, true].map((isLater) => files.filter((name) => ON_DEMAND.includes(name) === isLater));
if (!first.some((name) => name.endsWith(".wasm")) || later.length !== ON_DEMAND.length) {
  console.error("There is no built site in dist: `make build` makes it.");
  process.exitCode = 1;
} else if (!weigh("at once", first, LIMIT) | !weigh("on demand", later, LIMIT_ON_DEMAND)) {
  process.exitCode = 1;
}
