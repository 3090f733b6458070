// The characters of each font file, in the syntax of CSS `unicode-range`. Three places use them: `faces.js` registers
// the fonts with them, `.ci/fonts.mjs` cuts the files of Noto Naskh Arabic by them, and `css/page.css` repeats those
// of the files that it names, because CSS cannot import them (tests/package/fonts.test.mjs compares).
//
// Noto Naskh Arabic is the face of the standalone page, so a first visit pays for it. Its ranges do not overlap, and
// the first two are all that most articles need.

/** The alphabets of Arabic, Persian, Urdu, Sorani, Pashto and Uyghur, their digits and vowel marks, and the space. */
export const CORE =
  "U+20,U+A0,U+60C,U+61B,U+61F,U+621-63A,U+640-655,U+660-66C,U+670-671,U+679,U+67C,U+67E,U+681,U+685-686,U+688-689," +
  "U+691,U+693,U+695-696,U+698,U+69A,U+6A4-6A5,U+6A8-6A9,U+6AB,U+6AD,U+6AF,U+6B5,U+6BA,U+6BC,U+6BE,U+6C0-6C3," +
  "U+6C6-6C8,U+6CB-6CE,U+6D0,U+6D2-6D5,U+6F0-6F9,U+200C-200E";
/** ASCII digits and punctuation, and the quotation marks, dashes and dots that Arabic text uses. */
export const CORE_LATIN = "U+21-40,U+5B,U+5D,U+AB,U+B7,U+BB,U+2012-203A";
/** The letters and signs of other languages and of the Quran. */
export const REST =
  "U+600-60B,U+60D-61A,U+61C-61E,U+620,U+63B-63F,U+656-65F,U+66D-66F,U+672-678,U+67A-67B,U+67D,U+67F-680,U+682-684," +
  "U+687,U+68A-690,U+692,U+694,U+697,U+699,U+69B-6A3,U+6A6-6A7,U+6AA,U+6AC,U+6AE,U+6B0-6B4,U+6B6-6B9,U+6BB,U+6BD," +
  "U+6BF,U+6C4-6C5,U+6C9-6CA,U+6CF,U+6D1,U+6D6-6EF,U+6FA-6FF,U+750-77F,U+870-88E,U+890-891,U+897-8E1,U+8E3-8FF," +
  "U+2010-2011,U+204F,U+2E41,U+FD3E-FD4F,U+FDD0-FDFF";
/** Presentation forms: characters of old encodings, one for each shape of a letter. */
export const REST_FORMS = "U+FB50-FD3D,U+FD50-FDCF,U+FE70-FE74,U+FE76-FEFC";
/** Latin letters and the other characters of the subset `latin`. */
export const REST_LATIN =
  "U+0-1F,U+41-5A,U+5C,U+5E-9F,U+A1-AA,U+AC-B6,U+B8-BA,U+BC-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304," +
  "U+308,U+329,U+2000-200B,U+200F,U+203B-204E,U+2050-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
export const REST_LATIN_EXT =
  "U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF," +
  "U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

// The other families keep the files and the ranges of their packages. Where two ranges overlap, the browser uses the
// font that was registered last.
export const ARABIC =
  "U+600-6FF,U+750-77F,U+870-88E,U+890-891,U+897-8E1,U+8E3-8FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF," +
  "U+FE70-FE74,U+FE76-FEFC";
export const HEBREW = "U+307-308,U+590-5FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F";
export const LATIN =
  "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193," +
  "U+2212,U+2215,U+FEFF,U+FFFD";
export const LATIN_EXT =
  "U+100-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+304,U+308,U+329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020," +
  "U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";
