// Loads the fonts of a face when the reader selects it. They are added to the document, because browsers ignore
// `@font-face` in shadow roots; therefore the family names start with "Maqal", to avoid conflicts with a site's fonts.
// The style sheet determines which text uses them.
import {
  ARABIC,
  CORE,
  CORE_LATIN,
  HEBREW,
  LATIN,
  LATIN_EXT,
  REST,
  REST_FORMS,
  REST_LATIN,
  REST_LATIN_EXT,
} from "./unicode-ranges.js";

/**
 * One file of a family: its weights, its characters and its URL. Each URL is a complete `new URL(…)` expression,
 * because a site's bundler copies only the files that it finds in such expressions.
 *
 * @typedef {[weight: string, unicodeRange: string, url: URL]} FontFile
 */

/**
 * The page's style sheet names the same files, so a browser downloads each of them once.
 *
 * @type {FontFile[]}
 */
const NASKH = [
  ["400 700", CORE, new URL("./fonts/naskh-core.woff2", import.meta.url)],
  ["400 700", CORE_LATIN, new URL("./fonts/naskh-core-latin.woff2", import.meta.url)],
  ["400 700", REST, new URL("./fonts/naskh-rest.woff2", import.meta.url)],
  ["400 700", REST_FORMS, new URL("./fonts/naskh-rest-forms.woff2", import.meta.url)],
  ["400 700", REST_LATIN, new URL("./fonts/naskh-rest-latin.woff2", import.meta.url)],
  ["400 700", REST_LATIN_EXT, new URL("./fonts/naskh-rest-latin-ext.woff2", import.meta.url)],
];
/** @type {FontFile[]} */
const AMIRI = [
  ["400", LATIN_EXT, new URL("./fonts/amiri-latin-ext.woff2", import.meta.url)],
  ["400", LATIN, new URL("./fonts/amiri-latin.woff2", import.meta.url)],
  ["400", ARABIC, new URL("./fonts/amiri-arabic.woff2", import.meta.url)],
  ["700", LATIN_EXT, new URL("./fonts/amiri-latin-ext-bold.woff2", import.meta.url)],
  ["700", LATIN, new URL("./fonts/amiri-latin-bold.woff2", import.meta.url)],
  ["700", ARABIC, new URL("./fonts/amiri-arabic-bold.woff2", import.meta.url)],
];
/** @type {FontFile[]} */
const PLEX = [
  ["400", LATIN_EXT, new URL("./fonts/plex-latin-ext.woff2", import.meta.url)],
  ["400", LATIN, new URL("./fonts/plex-latin.woff2", import.meta.url)],
  ["400", ARABIC, new URL("./fonts/plex-arabic.woff2", import.meta.url)],
  ["700", LATIN_EXT, new URL("./fonts/plex-latin-ext-bold.woff2", import.meta.url)],
  ["700", LATIN, new URL("./fonts/plex-latin-bold.woff2", import.meta.url)],
  ["700", ARABIC, new URL("./fonts/plex-arabic-bold.woff2", import.meta.url)],
];
/** @type {FontFile[]} */
const NASTALIQ = [
  ["400 700", LATIN_EXT, new URL("./fonts/nastaliq-latin-ext.woff2", import.meta.url)],
  ["400 700", LATIN, new URL("./fonts/nastaliq-latin.woff2", import.meta.url)],
  ["400 700", ARABIC, new URL("./fonts/nastaliq-arabic.woff2", import.meta.url)],
];
/** @type {FontFile[]} */
const FRANK = [
  ["300 900", LATIN_EXT, new URL("./fonts/hebrew-latin-ext.woff2", import.meta.url)],
  ["300 900", LATIN, new URL("./fonts/hebrew-latin.woff2", import.meta.url)],
  ["300 900", HEBREW, new URL("./fonts/hebrew-hebrew.woff2", import.meta.url)],
];

/** The ranges whose files are loaded only when a text has such a character. Until then it is shown in another face. */
const RARE = [LATIN_EXT, REST, REST_FORMS, REST_LATIN, REST_LATIN_EXT];

/**
 * The family and the files of each face. Faces that are not listed (`system`, `page`) need no fonts.
 *
 * @type {Map<string, [family: string, files: FontFile[]]>}
 */
const FACES = new Map([
  ["naskh", ["Maqal Naskh", NASKH]],
  ["amiri", ["Maqal Amiri", AMIRI]],
  ["plex", ["Maqal Plex", PLEX]],
  ["nastaliq", ["Maqal Nastaliq", NASTALIQ]],
  ["hebrew", ["Maqal Hebrew", FRANK]],
]);

/**
 * The faces that are loaded or loading.
 *
 * @type {Map<string, Promise<void>>}
 */
const loads = new Map();

/**
 * @param {string} family
 * @param {FontFile[]} files
 */
const register = async (family, files) => {
  const fonts = files.map(([weight, unicodeRange, { href }]) => {
    const font = new FontFace(family, `url("${href}")`, { weight, unicodeRange, display: "swap" });
    return RARE.includes(unicodeRange) ? font : font.load();
  });
  // Add all fonts together, after all have loaded: no text waits for a font or changes its face twice.
  for (const font of await Promise.all(fonts)) document.fonts.add(font);
};

/**
 * Adds the fonts of a face to the document and resolves when text can use them. Rejects if a font fails to load; then
 * the document is unchanged, and the next call tries again.
 *
 * @param {string} name
 */
export const bring = async (name) => {
  const face = FACES.get(name);
  if (!face) return;
  let load = loads.get(name);
  if (!load) {
    load = register(...face);
    load.catch(() => loads.delete(name));
    loads.set(name, load);
  }
  await load;
};
