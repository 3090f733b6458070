// The `post_build` hook of Trunk. Trunk compiles the two binaries, runs wasm-bindgen and wasm-opt, and writes `index.html`.
// This script adds the other files to the output folder:
//
// 1. `languages/`: the messages of the interface in every language except Arabic, which is compiled in.
// 2. `fonts/`: see fonts.mjs.
// 3. `css/`: one bundle each for the page, the element and the app.
// 4. The scripts, each bundled with its imports. In a release, `maqal.js` contains the hashes of the files that it loads,
//    so it is written last.
//
// A release is minified. A debug build (`make serve`) is not, and has no hashes.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import postcss from "postcss";
import { writeFonts } from "./fonts.mjs";
import { check, hashOf, ROOT, select } from "./manifest.mjs";

const folder = process.env.TRUNK_STAGING_DIR ?? "";
if (!folder) throw new Error("TRUNK_STAGING_DIR is not set. Trunk runs this script as a hook of its build.");
const isRelease = process.env.TRUNK_PROFILE === "release";
/** @satisfies {import("esbuild").BuildOptions} */
const OPTIONS = { bundle: true, minify: isRelease, charset: /** @type {const} */ ("utf8"), target: "es2022" };

/** Writes the messages of the interface. Their sources have lines of `name = words`. */
function writeLanguages() {
  const messages = join(ROOT, "src/locale/messages");
  const parts = readdirSync(messages, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = readdirSync(join(messages, parts[0].name)).filter((name) => name !== "ar.txt");
  mkdirSync(join(folder, "languages"));
  for (const file of files) {
    const lines = parts.flatMap(({ name }) => readFileSync(join(messages, name, file), "utf8").split("\n"));
    const words = lines.filter(Boolean).map((line) => {
      const [name, ...rest] = line.split(" = ");
      return [name, rest.join(" = ")];
    });
    const json = JSON.stringify(Object.fromEntries(words));
    writeFileSync(join(folder, "languages", `${basename(file, ".txt")}.json`), json);
  }
}

/**
 * A PostCSS plugin that replaces each length in `rem` by a multiple of `--maqal-rem`, which the page and the element define.
 * In an element, `rem` would be the font size of the host page's root. In media queries it is always the browser's
 * default font size, so they keep `rem`.
 *
 * @type {import("postcss").Plugin}
 */
const remToProperty = {
  postcssPlugin: "rem-to-property",
  Declaration(declaration) {
    if (declaration.prop === "--maqal-rem") return;
    declaration.value = declaration.value.replace(/([\d.]+)rem\b/g, "calc($1*var(--maqal-rem))");
  },
};

async function writeStyle(/** @type {string} */ name) {
  const outfile = join(folder, "css", name);
  // The URLs of fonts are already relative to the output.
  await build({ ...OPTIONS, entryPoints: [join(ROOT, "static/css", name)], outfile, external: ["*.woff2"] });
  const { css } = await postcss([remToProperty]).process(readFileSync(outfile, "utf8"), { from: outfile, map: false });
  writeFileSync(outfile, css);
}

/** Bundles a script. The scripts that it imports dynamically and those of wasm-bindgen stay separate files. */
const writeScript = (/** @type {string} */ name, integrity = {}) =>
  build({
    ...OPTIONS,
    entryPoints: [join(ROOT, "static", name)],
    outfile: join(folder, name),
    // The content of an inline script must not define global variables.
    format: /^(start|font)\.js$/.test(name) ? "iife" : "esm",
    external: ["./render.js", "./controls.js", "./faces.js", "./embedded.js"],
    define: {
      INTEGRITY: JSON.stringify(integrity),
      SETTINGS: readFileSync(join(ROOT, "static/settings.json"), "utf8"),
    },
  });

/** Minifies the script that wasm-bindgen generated for a module. */
const minifyGlue = (/** @type {string} */ name) => {
  const path = join(folder, name);
  return build({ ...OPTIONS, bundle: false, entryPoints: [path], outfile: path, allowOverwrite: true, format: "esm" });
};

/** The hashes of the files that `maqal.js` loads. */
const integrity = () => {
  const names = isRelease ? select(folder, (entry) => entry.integrity) : [];
  return Object.fromEntries(names.map((name) => [name, hashOf(join(folder, name), "sha256")]));
};

writeLanguages();
await writeFonts(join(folder, "fonts"));
await Promise.all(["maqal.css", "page.css", "controls.css"].map(writeStyle));
if (isRelease) await Promise.all(["render.js", "controls.js"].map(minifyGlue));
const SCRIPTS = ["faces.js", "page.js", "pressed.js", "adopted.js", "start.js", "font.js", "frame.js", "embedded.js"];
await Promise.all(SCRIPTS.map((name) => writeScript(name)));
await writeScript("maqal.js", integrity());
check(folder);
