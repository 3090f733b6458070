// Lays out the built site as a server is to serve it, in `dist-release`:
//
//   maqal/0.1.0/   the build, whole. Nothing at these addresses ever changes, so browsers may keep it for good.
//   maqal/v0/      the way to the latest 0.x: scripts and style sheets of one line, which load those of the version.
//   index.html     the page, which a site configures. It loads everything else from the version's folder.
//
// The files of a build belong together: a script of one version cannot run the wasm of another. So the way to the
// latest is no copy, of which a browser could hold half from before; it only says which folder is the latest.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const [DIST, RELEASE] = ["dist", "dist-release"];

const version = /^version = "([^"]+)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const exact = `maqal/${version}`;
const latest = `maqal/v${version.split(".")[0]}`;

if (!existsSync(join(DIST, "index.html"))) throw new Error("There is no built site in dist: `make build` makes it.");
const names = readdirSync(DIST, { recursive: true })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => statSync(join(DIST, name)).isFile() && !/\.(br|gz)$/.test(name))
  .sort();

function write(name, bytes) {
  const path = join(RELEASE, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** A page that stands in another folder than its files: every attribute that names one of them names it there. */
function pageFor(name, folder) {
  return readFileSync(join(DIST, name), "utf8").replaceAll(
    /\b(href|src|content)=(["']?)([^"'\s>]+)\2/g,
    (attribute, key, quote, value) =>
      names.includes(posix.normalize(value)) ? `${key}=${quote}${folder}/${posix.normalize(value)}${quote}` : attribute,
  );
}

/** A module that is another one. `*` is every export but the default one, and naming that where it is not is an error. */
function wayTo(address, script) {
  const ends = /\bexport\s+default\b|\bas default\b/.test(script) ? `export { default } from "${address}";\n` : "";
  return `export * from "${address}";\n${ends}`;
}

rmSync(RELEASE, { recursive: true, force: true });
for (const name of names) {
  write(`${exact}/${name}`, readFileSync(join(DIST, name)));

  const address = posix.relative(posix.dirname(`${latest}/${name}`), `${exact}/${name}`);
  if (/\.m?js$/.test(name)) write(`${latest}/${name}`, wayTo(address, readFileSync(join(DIST, name), "utf8")));
  else if (name.endsWith(".css")) write(`${latest}/${name}`, `@import url("${address}");\n`);
  // What the scripts and styles of the version fetch, they fetch from where they are.
  else if (!/\.(wasm|html|woff2)$/.test(name) && !name.startsWith("fonts/")) write(`${latest}/${name}`, readFileSync(join(DIST, name)));

  if (/^[^/]+\.html$/.test(name)) {
    write(`${latest}/${name}`, pageFor(name, `../${version}`));
    write(name, pageFor(name, exact));
  }
}

// For `<script type="module" crossorigin integrity="…">` in the pages of other sites.
console.log(`${RELEASE}: Maqal ${version}`);
for (const name of names.filter((name) => /\.m?js$/.test(name))) {
  const hash = createHash("sha384").update(readFileSync(join(DIST, name))).digest("base64");
  console.log(`  /${exact}/${name} sha384-${hash}`);
}
