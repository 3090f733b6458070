// Brings the fonts of a face, when a reader has chosen one. They belong to the document, since browsers pass over
// `@font-face` in shadow roots; so their families have names that no site has given to fonts of its own. What text is
// set in them says `src/reader/extras/faces.css`.

/**
 * The letters that a file has, as its family's package says, and `.ci/fonts.mjs` tells which files there are. No other
 * file of a family has the space, «» or 0-9 but the Latin one, so nothing is read without it.
 */
const ARABIC =
  "U+600-6FF,U+750-77F,U+870-88E,U+890-891,U+897-8E1,U+8E3-8FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF," +
  "U+FE70-FE74,U+FE76-FEFC";
const HEBREW = "U+307-308,U+590-5FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F";
const LATIN =
  "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193," +
  "U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT =
  "U+100-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+304,U+308,U+329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020," +
  "U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

// Each address is written out whole: the tools that bundle a site take along only files that a script names so. Where
// the letters of two files overlap, the browser takes the later one.
const NASKH = [
  ["400 700", LATIN_EXT, new URL("./fonts/naskh-latin-ext.woff2", import.meta.url)],
  ["400 700", LATIN, new URL("./fonts/naskh-latin.woff2", import.meta.url)],
  ["400 700", ARABIC, new URL("./fonts/naskh-arabic.woff2", import.meta.url)],
];
const AMIRI = [
  ["400", LATIN_EXT, new URL("./fonts/amiri-latin-ext.woff2", import.meta.url)],
  ["400", LATIN, new URL("./fonts/amiri-latin.woff2", import.meta.url)],
  ["400", ARABIC, new URL("./fonts/amiri-arabic.woff2", import.meta.url)],
  ["700", LATIN_EXT, new URL("./fonts/amiri-latin-ext-bold.woff2", import.meta.url)],
  ["700", LATIN, new URL("./fonts/amiri-latin-bold.woff2", import.meta.url)],
  ["700", ARABIC, new URL("./fonts/amiri-arabic-bold.woff2", import.meta.url)],
];
const PLEX = [
  ["400", LATIN_EXT, new URL("./fonts/plex-latin-ext.woff2", import.meta.url)],
  ["400", LATIN, new URL("./fonts/plex-latin.woff2", import.meta.url)],
  ["400", ARABIC, new URL("./fonts/plex-arabic.woff2", import.meta.url)],
  ["700", LATIN_EXT, new URL("./fonts/plex-latin-ext-bold.woff2", import.meta.url)],
  ["700", LATIN, new URL("./fonts/plex-latin-bold.woff2", import.meta.url)],
  ["700", ARABIC, new URL("./fonts/plex-arabic-bold.woff2", import.meta.url)],
];
const NASTALIQ = [
  ["400 700", LATIN_EXT, new URL("./fonts/nastaliq-latin-ext.woff2", import.meta.url)],
  ["400 700", LATIN, new URL("./fonts/nastaliq-latin.woff2", import.meta.url)],
  ["400 700", ARABIC, new URL("./fonts/nastaliq-arabic.woff2", import.meta.url)],
];
const FRANK = [
  ["300 900", LATIN_EXT, new URL("./fonts/hebrew-latin-ext.woff2", import.meta.url)],
  ["300 900", LATIN, new URL("./fonts/hebrew-latin.woff2", import.meta.url)],
  ["300 900", HEBREW, new URL("./fonts/hebrew-hebrew.woff2", import.meta.url)],
];

/** What is brought for the name of a face. Those that are not here (`system`, `page`) are there already. */
const FACES = new Map([
  ["naskh", ["Maqal Naskh", NASKH]],
  ["amiri", ["Maqal Amiri", AMIRI]],
  ["plex", ["Maqal Plex", PLEX]],
  ["nastaliq", ["Maqal Nastaliq", NASTALIQ]],
  ["hebrew", ["Maqal Hebrew", FRANK]],
]);

/** What was asked for: done, or on its way. */
const brought = new Map();

const register = async ([family, files]) => {
  // Rare letters come when a text has them; until then they are in another face.
  const fonts = files.map(([weight, unicodeRange, { href }]) => {
    const font = new FontFace(family, `url("${href}")`, { weight, unicodeRange, display: "swap" });
    return unicodeRange === LATIN_EXT ? font : font.load();
  });
  // All at once, and only if all are there: no text waits for letters, and none changes its face twice.
  for (const font of await Promise.all(fonts)) document.fonts.add(font);
};

/**
 * Has the document know the fonts of a face, and settles when text can be set in them. It rejects where they could not
 * be had; then the document is as before, and another call asks anew.
 */
export const bring = (face) => {
  if (FACES.has(face) && !brought.has(face)) {
    const asked = register(FACES.get(face));
    asked.catch(() => brought.delete(face));
    brought.set(face, asked);
  }
  return Promise.resolve(brought.get(face));
};
