// Weighs what a phone loads before the page can show an article, and fails where that is more than the budget. What only
// articles in publishers' formats need, and is fetched when one arrives, has a budget of its own, and so has what brings
// the face that a reader has chosen, what a site's page loads before a reader comes near, and what it takes to be read
// in a frame.
//
//   node .ci/budget.mjs
//
// Each file is compressed as a server would send it, with Brotli at its best. Fonts and pictures are not counted;
// every HTML, CSS, JavaScript and wasm file in `dist` is, whatever its name, so that none slips in unseen.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

/** The budgets, and the files of each; the first has all that no other names. */
const BUDGETS = [
  { what: "at once", limit: 88_000 },
  { what: "publishers' formats", limit: 32_000, files: ["formats.wasm"] },
  { what: "after the first paint", limit: 12_000, files: ["controls.wasm"] },
  { what: "preferences", limit: 20_000, files: ["extras.wasm"] },
  { what: "languages", limit: 12_000, files: ["languages.json"] },
  { what: "for a face", limit: 800, files: ["faces.js"] },
  { what: "in a site's page", limit: 2_400, files: ["maqal.js"] },
  { what: "in a frame", limit: 1_000, files: ["embedded.js"] },
  { what: "around a frame", limit: 1_000, files: ["frame.js"] },
];
const DIST = new URL("../dist/", import.meta.url);
const COUNTED = /\.(html|css|m?js|wasm)$|^languages\.json$/;

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

const named = BUDGETS.flatMap(({ files }) => files ?? []);
const first = files.filter((name) => !named.includes(name));
if (!first.some((name) => name.endsWith(".wasm")) || !named.every((name) => files.includes(name))) {
  console.error("There is no built site in dist: `make build` makes it.");
  process.exitCode = 1;
} else {
  const kept = BUDGETS.map(({ what, limit, files }) => weigh(what, files ?? first, limit));
  if (kept.includes(false)) process.exitCode = 1;
}
