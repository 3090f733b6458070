// Makes what Trunk has staged smaller, without changing what it does:
//
// 1. The wasm module and its glue know each other's functions by long names, many of which end in a hash
//    (`__wbg_fetch_74a3d5c1…`) that no compression shortens. They become short numbers in both files.
// 2. What only articles in publishers' formats need, and what comes after the first paint, become modules of their own
//    (`split.mjs`), with the texts and tables that nobody else names (`data.mjs`).
// 3. The module loses its custom sections and the paths of sources (for debuggers, which nothing here reads), and
//    Binaryen's wasm-opt rewrites its code: without inlining, which makes a module larger once it is compressed.
// 4. The scripts are minified, by a tool that can parse them; Trunk's own cannot. The glue loses the ways to
//    start that nothing here takes, and what is for older browsers than can compile the module; and it is told
//    where the other module is.
// 5. The style sheet becomes one file, beside that for the page alone. In it a `rem` becomes a custom property, since
//    in an element it is the page around that says what a `rem` is.
// 6. The fonts are put beside (`fonts.mjs`).
// 7. The page's script, the site's (`maqal.js`) and the two for frames become one file each. The site's is told what
//    the files must be that it fetches, so that who has checked this one file has checked them all.
//
// Trunk runs it as a hook of a release build, with the staging folder in TRUNK_STAGING_DIR. It changes nothing
// unless it has understood everything: what it does not know ends the build.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";
import { bundle, integrity } from "./bundle.mjs";
import { partData } from "./data.mjs";
import "./fonts.mjs";
import { renumber, split } from "./split.mjs";
import {
  CUSTOM_SECTION,
  DATA_SECTION,
  EXPORT_SECTION,
  HEADER_LENGTH,
  IMPORT_SECTION,
  mapEntries,
  mapSections,
  readNumber,
  readText,
  section,
  skipType,
  writeText,
} from "./wasm.mjs";

/** Where in whose source a panic came from: of no use to those who have only the release. */
const SOURCE_PATH = /(?:\/rustc?\/|[a-z_-]+-\d+\.\d+\.\d+\/|src\/)[a-z0-9._\/-]*\.rs/g;

/** What the module exports for the glue alone. */
const INTERNAL = /^(__)?(wbindgen|wasm_bindgen|externref)_/;
/** The name under which the module imports all it needs from the glue. */
const GLUE = "./reader_bg.js";
const SHORT_GLUE = "_";
/** What the glue exports; of this only the default is wanted. */
const EXPORTS = "export { initSync, __wbg_init as default };";
/** The files that are fetched only when something needs them. */
const LANGUAGES = "languages.json";
const LATER = ["formats.wasm", "controls.wasm", "extras.wasm", LANGUAGES];
/** For so many milliseconds an article that is there waits for the words around it; then they are Arabic. */
const LANGUAGE_WAIT = 8000;
/** What of the glue is written shorter, and how. */
const REWRITTEN = [
  // A value is described in the message of a panic at a length that only serves who writes the code.
  [/function debugString\(val\) \{[^]*?\n\}/, "function debugString(value) { return String(value); }"],
  // The loader hands over a module that is compiled, never an address or an answer.
  [
    /async function __wbg_init\(module_or_path\) \{[^]*?\n\}/,
    `async function __wbg_init({ module_or_path: module }) {
      return wasm ?? __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
    }`,
  ],
  // For its own address it gives functions that ask for the files that come later (`src/host/files.rs`).
  [/import\.meta\.url/, () => `[${LATER.map(asking)}]`],
  // An element takes its reader away by itself.
  [/if \(Symbol\.dispose\)[^\n]*\n/, ""],
  // What all browsers have that can compile the module.
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}/, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)[^]*?: new /g, "new "],
];

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this, as a hook of `trunk build --release`");
const file = (name) => join(folder, name);

const names = new Map();
const OPTIMIZER = new URL("../node_modules/binaryen/bin/wasm-opt", import.meta.url);
/** What Rust compiles for by default, and all supported browsers know; what is newer must not slip in. */
const FEATURES = [
  ...["--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals"],
  ...["--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext"],
];
const NO_INLINING = ["-aimfs=0", "-fimfs=0", "-ocimfs=0"];
const SOURCES = new URL("../src/", import.meta.url);
/** The pieces that come later, each with the function it is parted at and what nothing else looks things up in. */
const PIECES = [
  {
    file: "formats.wasm",
    name: "formats::publishers_formats",
    tables: ["article/providers.tsv", "article/walk/posts.tsv", "article/walk/roles.tsv"],
  },
  {
    file: "controls.wasm",
    name: "controls::controls",
    tables: ["reader/controls/controls.css"],
    then: {
      file: "extras.wasm",
      name: "extras::extras",
      tables: [
        "reader/extras/extras.css",
        "reader/extras/faces.css",
        "preferences/choices.txt",
        ...readdirSync(new URL("locale/settings", SOURCES)).map((name) => `locale/settings/${name}`),
      ],
    },
  },
];
/** All of them in order, and the place of that which has to be there before each. */
const ALL = PIECES.flatMap((piece) => (piece.then ? [piece, piece.then] : [piece]));
const NEEDS = ALL.map(({ file }) => ALL.findIndex(({ then }) => then?.file === file));
/** What the linker has made, and where it tells where in the memory is what (build.rs). */
const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
const [LINKED, MAP] = ["wasm", "map"].map((kind) => join(TARGET, `wasm32-unknown-unknown/release/reader.${kind}`));
/** Control flow is written anew, which then becomes smaller than LLVM's. */
const REWRITE = ["--flatten", "--rereloop"];
/** Where Rust puts nothing, addresses may be added up with the offset of what is read there. */
const LOW_MEMORY = "--low-memory-unused";
/** Functions of one kind stand together, which compresses better. */
const SORT = "--reorder-functions-by-name";
const optimize = (...passes) =>
  execFileSync(process.execPath, [
    ...[fileURLToPath(OPTIMIZER), ...FEATURES, LOW_MEMORY, ...NO_INLINING, ...passes],
    ...[file("reader_bg.wasm"), "-o", file("reader_bg.wasm")],
  ]);
// With the names of functions, by which the module is parted.
optimize(...REWRITE, "-Oz", "-Oz", "--converge", SORT, "--debuginfo");
/** A piece with the content of its tables. */
const withContent = ({ tables, then, ...piece }) => ({
  ...piece,
  tables: tables.map((table) => {
    const content = readFileSync(new URL(table, SOURCES));
    return { content, instead: table.endsWith(".css") ? minifyStyle(content) : content };
  }),
  then: then && withContent(then),
});
const pieces = PIECES.map(withContent);
const parted = split(readFileSync(file("reader_bg.wasm")), pieces);
const [reader, ...later] = partData(parted, readFileSync(MAP, "utf8"), readFileSync(LINKED), NEEDS);
writeFileSync(file("reader_bg.wasm"), reader);
// Much has fewer callers now.
optimize("-Oz", "--converge");
const [module, ...laterModules] = renumber(shrinkModule(readFileSync(file("reader_bg.wasm")), names), later);
if (!WebAssembly.validate(module)) throw new Error("the module is not valid any more");
ALL.forEach((piece, index) => writeFileSync(file(piece.file), laterModules[index]));
const glue = minify(renameInGlue(readFileSync(file("reader.js"), "utf8"), names));

const STYLES = ["maqal.css", "page.css"];
for (const style of STYLES.map((name) => file(join("css", name)))) {
  // The fonts stay where they are.
  const external = ["*.woff2"];
  const options = { outfile: style, allowOverwrite: true, bundle: true, external, minify: true, charset: "utf8" };
  buildSync({ entryPoints: [style], ...options });
  const rules = withOwnRem(readFileSync(style, "utf8"));
  writeFileSync(style, rules.includes("--maqal-rem") ? `:root{--maqal-rem:1rem}${rules}` : rules);
}
for (const part of readdirSync(file("css"))) {
  if (!STYLES.includes(part)) rmSync(file(join("css", part)));
}

writeFileSync(file("reader_bg.wasm"), module);
writeFileSync(file("reader.js"), glue);

writeFileSync(file("faces.js"), minify(readFileSync(file("faces.js"), "utf8")));
const demanded = integrity(folder, ["faces.js", "reader.js", "reader_bg.wasm", "css/maqal.css"]);
for (const name of ["page.js", "maqal.js", "embedded.js", "frame.js"]) {
  await bundle(file(name), file(name), demanded, { external: ["./embedded.js", "./faces.js"] });
}
for (const part of ["start.js", "element.js", "files.js", "protocol.js"]) rmSync(file(part));

/** A style sheet, minified, at the length that it had. */
function minifyStyle(content) {
  const { code } = transformSync(content.toString(), { loader: "css", minify: true, charset: "utf8" });
  const minified = Buffer.from(withOwnRem(code).trim());
  if (minified.length > content.length) throw new Error("a style sheet has become longer");
  return Buffer.concat([minified, Buffer.alloc(content.length - minified.length, " ")]);
}

/** A minified style sheet whose sizes in `rem`, but for those of media queries, are multiples of a custom property. */
function withOwnRem(css) {
  return css.replace(
    /(@[\w-]+[^{};]*)|([\d.]+)rem\b/g,
    (all, rule, count) => rule ?? `calc(${count}*var(--maqal-rem))`,
  );
}

/** The module with short names and without custom sections. The new names are noted in `names` by the old ones. */
function shrinkModule(module, names) {
  return mapSections(module, (kind, content) => {
    if (kind === IMPORT_SECTION) return mapEntries(content, (...entry) => renameImport(names, ...entry));
    if (kind === EXPORT_SECTION) return mapEntries(content, (...entry) => renameExport(names, ...entry));
    if (kind === CUSTOM_SECTION) return undefined;
    if (kind !== DATA_SECTION) return content;
    return Buffer.from(content.toString("latin1").replace(SOURCE_PATH, (path) => " ".repeat(path.length)), "latin1");
  });
}

/** An import: the name of the module it comes from, its own, its type. */
function renameImport(names, content, start, index) {
  const [from, nameStart] = readText(content, start);
  const [name, typeStart] = readText(content, nameStart);
  if (from !== GLUE) throw new Error(`${name} is imported from ${from} instead of ${GLUE}`);
  const end = skipType(content, typeStart);
  const short = note(names, name, `_${index.toString(36)}`);
  return { end, parts: [writeText(SHORT_GLUE), writeText(short), content.subarray(typeStart, end)] };
}

/** An export: its name, its kind, its index. Those not named by wasm-bindgen for itself keep their names. */
function renameExport(names, content, start, index) {
  const [name, kindStart] = readText(content, start);
  const end = readNumber(content, kindStart + 1)[1];
  const isInternal = INTERNAL.test(name);
  const short = isInternal ? note(names, name, `$${index.toString(36)}`) : name;
  return { end, parts: [writeText(short), content.subarray(kindStart, end)] };
}

function note(names, name, short) {
  if (names.has(name)) throw new Error(`there are two ${name}`);
  names.set(name, short);
  return short;
}

/** The glue with the new names for the old ones. */
function renameInGlue(glue, names) {
  const missing = new Set(names.keys());
  const renamed = glue.replace(/[\w$]+/g, (word) => {
    missing.delete(word);
    return names.get(word) ?? word;
  });
  if (missing.size > 0) throw new Error(`the glue does not know ${[...missing].join(", ")}`);
  if (!renamed.includes(`"${GLUE}"`)) throw new Error(`the glue does not call itself ${GLUE}`);
  if (!renamed.includes(EXPORTS)) throw new Error(`the glue does not end by ${EXPORTS}`);
  let shorter = renamed.replace(`"${GLUE}"`, `"${SHORT_GLUE}"`).replace(EXPORTS, "export { __wbg_init as default };");
  for (const [known, written] of REWRITTEN) {
    const before = shorter;
    shorter = before.replace(known, written);
    if (shorter === before) throw new Error(`the glue has nothing like ${known}`);
  }
  return shorter;
}

/** A function that asks for a file, which must be what it is now. */
function asking(name) {
  const demanded = integrity(folder, [name])[name];
  const answer = (options) => `fetch(new URL("./${name}",import.meta.url).href,{integrity:"${demanded}"${options}})`;
  if (name !== LANGUAGES) return `(signal)=>${answer(",signal")}`;
  // Of the languages the words of one, by its number.
  const words = answer(`,signal:AbortSignal.timeout(${LANGUAGE_WAIT})`);
  return `async(n)=>(await(await ${words}).json())[n]`;
}

function minify(script) {
  return transformSync(script, { minify: true, treeShaking: true, format: "esm", target: "es2022", charset: "utf8" })
    .code;
}
