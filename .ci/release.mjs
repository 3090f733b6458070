// Writes the built site into `dist-release` with the paths that a server uses:
//
//   maqal/0.1.0/   the whole build. It never changes, so browsers may cache it indefinitely.
//   maqal/v0/      the latest 0.x: scripts and style sheets of one line, which load those of the exact version.
//   index.html     the page, which a site configures. It loads everything else from the version's folder.
//
// The files of a build belong together: a script of one version cannot run the wasm of another. If `v0` were a copy, a
// browser could have cached some of its files from one version and some from another.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { build } from "esbuild";
import { check, filesIn, hashOf, ROOT, VERSION } from "./manifest.mjs";

const dist = join(ROOT, "dist");
const release = join(ROOT, "dist-release");
const exact = `maqal/${VERSION}`;
const latest = `maqal/v${VERSION.split(".")[0]}`;

check(dist);
const names = filesIn(dist);

function pathOf(/** @type {string} */ name) {
  const path = join(release, name);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
/** @type {(name: string, content: string) => void} */
const write = (name, content) => writeFileSync(pathOf(name), content);
/** @type {(name: string, target: string) => void} */
const copy = (name, target) => copyFileSync(join(dist, name), pathOf(target));

/** The page for another folder: each attribute that names one of its files gets the path to that file. */
const pageFor = (/** @type {string} */ folder) =>
  readFileSync(join(dist, "index.html"), "utf8").replaceAll(
    /\b(href|src|content)=(["']?)([^"'\s>]+)\2/g,
    (attribute, key, quote, value) =>
      names.includes(posix.normalize(value)) ? `${key}=${quote}${folder}/${posix.normalize(value)}${quote}` : attribute,
  );

/**
 * A script that exports what the script at `address` exports. `*` does not include the default export.
 *
 * @type {(name: string, address: string) => Promise<string>}
 */
async function redirect(name, address) {
  const { metafile } = await build({ entryPoints: [join(dist, name)], format: "esm", metafile: true, write: false });
  const hasDefault = Object.values(metafile.outputs)[0].exports.includes("default");
  return `export * from "${address}";\n${hasDefault ? `export { default } from "${address}";\n` : ""}`;
}

rmSync(release, { recursive: true, force: true });
for (const name of names) {
  copy(name, `${exact}/${name}`);

  const address = posix.relative(posix.dirname(`${latest}/${name}`), `${exact}/${name}`);
  if (name.endsWith(".js")) write(`${latest}/${name}`, await redirect(name, address));
  else if (name.endsWith(".css")) write(`${latest}/${name}`, `@import url("${address}");\n`);
  else if (/^(schema|articles)\/|\.svg$/.test(name)) copy(name, `${latest}/${name}`);
}
write("index.html", pageFor(exact));
write(`${latest}/index.html`, pageFor(`../${VERSION}`));

// For `<script type="module" crossorigin integrity="…">` in the pages of other sites.
console.log(`dist-release: Maqal ${VERSION}`);
for (const name of names.filter((name) => name.endsWith(".js"))) {
  console.log(`  /${exact}/${name} ${hashOf(join(dist, name), "sha384")}`);
}
