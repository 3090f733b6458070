// Writes the fonts of the faces (static/faces.js) under short, stable names, and the license of each family, which must be
// distributed with its files.
//
// The files come from the @fontsource packages, which split a family by scripts. Each family has regular and bold. A
// variable font has both in one file.
//
// Noto Naskh Arabic is the face of the standalone page. Its files are split further (static/unicode-ranges.js), so that a
// first visit downloads only `naskh-core` and `naskh-core-latin`.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-expect-error The package has no types.
import subsetFont from "subset-font";
import * as ranges from "../static/unicode-ranges.js";

const MODULES = fileURLToPath(new URL("../node_modules/", import.meta.url));
const ARABIC = ["arabic", "latin", "latin-ext"];
const HEBREW = ["hebrew", "latin", "latin-ext"];
/** The weights in the names of the packages' files, and the endings of our names. */
const VARIABLE = { wght: "" };
const STATIC = { 400: "", 700: "-bold" };

/** The families whose files are copied. */
const COPIED = [
  { name: "amiri", from: "@fontsource/amiri", scripts: ARABIC, weights: STATIC },
  { name: "plex", from: "@fontsource/ibm-plex-sans-arabic", scripts: ARABIC, weights: STATIC },
  { name: "nastaliq", from: "@fontsource-variable/noto-nastaliq-urdu", scripts: ARABIC, weights: VARIABLE },
  { name: "hebrew", from: "@fontsource-variable/frank-ruhl-libre", scripts: HEBREW, weights: VARIABLE },
];
const NASKH = "@fontsource-variable/noto-naskh-arabic";
/** The files of Noto Naskh Arabic, the package's file that each is a subset of, and its characters. */
const SUBSETS = [
  { name: "naskh-core", script: "arabic", range: ranges.CORE },
  { name: "naskh-core-latin", script: "latin", range: ranges.CORE_LATIN },
  { name: "naskh-rest", script: "arabic", range: ranges.REST },
  { name: "naskh-rest-forms", script: "arabic", range: ranges.REST_FORMS },
  { name: "naskh-rest-latin", script: "latin", range: ranges.REST_LATIN },
  { name: "naskh-rest-latin-ext", script: "latin-ext", range: ranges.REST_LATIN_EXT },
];
/** The features that Arabic and Latin text need for joining, marks and kerning, and the weights that we use. */
const OPTIONS = {
  targetFormat: "woff2",
  keepFeatures: ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk", "kern", "locl"],
  variationAxes: { wght: { min: 400, max: 700 } },
};

/** @type {(from: string, script: string, weight: string) => string} */
const fileOf = (from, script, weight) =>
  join(MODULES, from, "files", `${from.split("/")[1]}-${script}-${weight}-normal.woff2`);

/** All characters of a `unicode-range`. */
const charactersOf = (/** @type {string} */ range) =>
  range
    .split(",")
    .flatMap((part) => {
      const codes = part.slice("U+".length).split("-");
      const [first, last = first] = codes.map((code) => parseInt(code, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join("");

/** Writes all fonts into `folder`. */
export async function writeFonts(/** @type {string} */ folder) {
  mkdirSync(folder, { recursive: true });
  for (const { name, from, scripts, weights } of COPIED) {
    for (const script of scripts) {
      for (const [weight, ending] of Object.entries(weights)) {
        copyFileSync(fileOf(from, script, weight), join(folder, `${name}-${script}${ending}.woff2`));
      }
    }
  }
  for (const { name, script, range } of SUBSETS) {
    const font = await subsetFont(readFileSync(fileOf(NASKH, script, "wght")), charactersOf(range), OPTIONS);
    writeFileSync(join(folder, `${name}.woff2`), font);
  }
  for (const { name, from } of [...COPIED, { name: "naskh", from: NASKH }]) {
    copyFileSync(join(MODULES, from, "LICENSE"), join(folder, `LICENSE-${name}.txt`));
  }
}
