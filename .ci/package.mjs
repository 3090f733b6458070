// Builds the npm package from the built site: writes its files into `target/package/` and a tarball into `target/`.
//
//   node .ci/package.mjs
//
// Sites without a bundler use the built files. Bundlers use `index.js`, which defines the element, and `element.js`, which
// has its class. They have the same source, except that they load the other files differently (`package/files.js`). The
// version is that of the crate.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { writeEditorFiles } from "../package/editors.mjs";
import { hashOf, ROOT, select, VERSION } from "./manifest.mjs";

const dist = join(ROOT, "dist");
const target = join(ROOT, "target");
const folder = join(target, "package");
const TARBALL = /^maqal-reader-.*\.tgz$/;
const SOURCES = ["files.js", "server.js", "editors.mjs"];

/** @type {(from: string, name: string) => void} */
const copy = (from, name) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  cpSync(join(from, name), join(folder, name));
};
/**
 * Writes a script whose default export is an expression.
 *
 * @type {(name: string, expression: string) => void}
 */
const writeModule = (name, expression) => writeFileSync(join(folder, name), `export default ${expression};\n`);
const read = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");

rmSync(folder, { recursive: true, force: true });
const built = select(dist, (entry) => entry.package);
for (const name of built) copy(dist, name);
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copy(ROOT, name);
for (const name of readdirSync(join(ROOT, "package"))) if (!SOURCES.includes(name)) copy(join(ROOT, "package"), name);

// What `package/files.js` imports: each style sheet and each language as a script.
for (const name of ["maqal", "controls"]) writeModule(`css/${name}.js`, JSON.stringify(read(`css/${name}.css`)));
const languages = built.filter((name) => name.startsWith("languages/")).map((name) => basename(name, ".json"));
for (const lang of languages) writeModule(`languages/${lang}.js`, read(`languages/${lang}.json`));
writeModule(
  "languages.js",
  `{ ${languages.map((lang) => `${lang}: () => import("./languages/${lang}.js")`).join(", ")} }`,
);

const modules = built.filter((name) => name.endsWith(".wasm"));
const integrity = Object.fromEntries(modules.map((name) => [name, hashOf(join(folder, name), "sha256")]));
/**
 * Uses `package/files.js` in place of `static/files.js`.
 *
 * @type {import("esbuild").Plugin}
 */
const filesOfPackage = {
  name: "files-of-package",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/files\.js$/ }, () => ({ path: join(ROOT, "package/files.js") })),
};
/** @type {(entry: string, outfile: string, external: string[]) => Promise<unknown>} */
const bundle = (entry, outfile, external) =>
  build({
    entryPoints: [join(ROOT, "static", entry)],
    outfile: join(folder, outfile),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    external,
    inject: [join(ROOT, "package/server.js")],
    define: { INTEGRITY: JSON.stringify(integrity) },
    plugins: [filesOfPackage],
  });
await bundle("maqal.js", "index.js", ["./element.js"]);
const loaded = ["./render.js", "./controls.js", "./adopted.js", "./faces.js", "./css/*", "./languages.js"];
await bundle("element.js", "element.js", loaded);

const { name, ...rest } = JSON.parse(read("package.json"));
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, version: VERSION, ...rest }, null, 2)}\n`);
writeEditorFiles(folder);

// Remove old tarballs, so that there is only one.
for (const old of readdirSync(target).filter((file) => TARBALL.test(file))) rmSync(join(target, old));
const output = execFileSync("npm", ["pack", folder, "--json", "--ignore-scripts", "--pack-destination", target], {
  cwd: ROOT,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
const [packed] = JSON.parse(output);
console.log(`target/${packed.filename}: ${packed.size.toLocaleString("en")} bytes, ${packed.files.length} files`);
