// Prints how many bytes each group of the manifest is, compressed with Brotli as a server would send it, and fails if a
// group is larger than its limit.
//
//   node .ci/budget.mjs

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotli } from "./compress.mjs";
import { check, GROUPS, ROOT, select } from "./manifest.mjs";

const dist = join(ROOT, "dist");
check(dist);

/** @type {(name: string, bytes: number | string, compressed: number | string) => void} */
const row = (name, bytes, compressed) => {
  const number = (/** @type {number | string} */ value) =>
    (typeof value === "number" ? value.toLocaleString("en") : value).padStart(10);
  console.log(name.padEnd(20) + number(bytes) + number(compressed));
};

for (const [group, { what, limit, goal }] of Object.entries(GROUPS)) {
  const names = select(dist, ({ groups = [] }) => groups.includes(group));
  const files = names.map((name) => readFileSync(join(dist, name)));
  const sizes = files.map((bytes) => brotli(bytes).length);
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
  console.log(what);
  row("", "bytes", "Brotli");
  for (const [index, name] of names.entries()) row(name, files[index].length, sizes[index]);
  row("total", sum(files.map(({ length }) => length)), sum(sizes));
  row("limit", "", limit);
  if (goal) row("goal", "", goal);
  console.log();
  if (sum(sizes) > limit) {
    console.error(`${group} is ${(sum(sizes) - limit).toLocaleString("en")} bytes over its limit.\n`);
    process.exitCode = 1;
  }
}
