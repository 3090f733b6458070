// Builds the WordPress plugin from `deploy/wordpress` and the built reader: a folder, and the zip archive for WordPress:
//
//   node .ci/plugin.mjs       # target/plugin/maqal/ and target/plugin/maqal.zip
//
// The reader is the one in `dist`, or in the folder that MAQAL_DIST names.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { check, filesIn, ROOT, select, VERSION } from "./manifest.mjs";

const source = join(ROOT, "deploy/wordpress/maqal");
const dist = process.env.MAQAL_DIST ?? join(ROOT, "dist");
const target = join(ROOT, "target/plugin");
const plugin = join(target, "maqal");

/** The files of the plugin that name its version, and how. */
const VERSIONS = {
  "maqal.php": [`Version: ${VERSION}\n`, `VERSION = '${VERSION}'`],
  "readme.txt": [`Stable tag: ${VERSION}\n`],
  "block/block.json": [`"version": "${VERSION}"`],
  "block/block.asset.php": [`=> '${VERSION}'`],
};
for (const [name, expected] of Object.entries(VERSIONS)) {
  const content = readFileSync(join(source, name), "utf8").replace(/ {2,}/g, " ");
  for (const text of expected) {
    if (!content.includes(text)) throw new Error(`${name} does not have the version of Cargo.toml: ${text}`);
  }
}
check(dist);

rmSync(target, { recursive: true, force: true });
cpSync(source, plugin, { recursive: true });
cpSync(join(ROOT, "LICENSE-MIT"), join(plugin, "LICENSE"));
for (const name of select(dist, (entry) => entry.plugin)) {
  const path = join(plugin, "dist", name);
  mkdirSync(dirname(path), { recursive: true });
  cpSync(join(dist, name), path);
}

// With one date for all files, the same files give the same archive.
const files = Object.fromEntries(filesIn(target).map((name) => [name, readFileSync(join(target, name))]));
const archive = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
writeFileSync(join(target, "maqal.zip"), archive);
console.log(
  `target/plugin/maqal.zip: ${archive.length.toLocaleString("en")} bytes, ${Object.keys(files).length} files`,
);
