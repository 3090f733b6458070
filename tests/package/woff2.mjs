// Reads which characters a WOFF2 font (https://www.w3.org/TR/WOFF2/) has glyphs for.

import { brotliDecompressSync } from "node:zlib";

const HEADER = 48;
/** The number of the table that is read. WOFF2 abbreviates the names of known tables to numbers. */
const CMAP = 0;
/** This number means that four letters follow. `glyf` and `loca` have a second length unless they are unchanged. */
const NAMED = 63;
const [GLYF, LOCA] = [10, 11];
const UNCHANGED = 3;

/**
 * A variable-length number, with seven bits in each byte, and the offset after it.
 *
 * @type {(bytes: Buffer, at: number) => [number: number, at: number]}
 */
const readNumber = (bytes, at) => {
  let number = 0;
  for (;;) {
    const byte = bytes[at++];
    number = number * 128 + (byte & 127);
    if (byte < 128) return [number, at];
  }
};

const cmapOf = (/** @type {Buffer} */ font) => {
  if (font.toString("latin1", 0, 4) !== "wOF2") throw new Error("The font is not in the format WOFF2.");
  let [at, start] = [HEADER, 0];
  let found = [0, 0];
  for (let count = font.readUInt16BE(12); count > 0; count--) {
    const flags = font[at++];
    const [table, version] = [flags & 63, flags >> 6];
    if (table === NAMED) at += 4;
    let length;
    [length, at] = readNumber(font, at);
    const isChanged = table === GLYF || table === LOCA ? version !== UNCHANGED : version !== 0;
    if (isChanged) [length, at] = readNumber(font, at);
    if (table === CMAP) found = [start, start + length];
    start += length;
  }
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(...found);
};

/**
 * Reads the code points of a subtable, in the two formats that web fonts use.
 *
 * @param {Buffer} subtable
 * @param {Set<number>} letters - The set to which they are added.
 */
const read = (subtable, letters) => {
  const format = subtable.readUInt16BE(0);
  if (format === 12) {
    for (let group = 16, count = subtable.readUInt32BE(12); count > 0; count--, group += 12) {
      for (let code = subtable.readUInt32BE(group); code <= subtable.readUInt32BE(group + 4); code++) letters.add(code);
    }
  } else if (format === 4) {
    const half = subtable.readUInt16BE(6);
    for (let segment = 0; segment < half; segment += 2) {
      const [last, first] = [subtable.readUInt16BE(14 + segment), subtable.readUInt16BE(16 + half + segment)];
      const delta = subtable.readUInt16BE(16 + 2 * half + segment);
      const place = 16 + 3 * half + segment;
      const offset = subtable.readUInt16BE(place);
      for (let code = first; code <= last && code < 0xffff; code++) {
        const glyph = offset === 0 ? code : subtable.readUInt16BE(place + offset + 2 * (code - first));
        if (offset === 0 ? (glyph + delta) % 0x10000 : glyph) letters.add(code);
      }
    }
  }
};

/** The code points that a font has glyphs for. */
export const lettersOf = (/** @type {Buffer} */ font) => {
  const cmap = cmapOf(font);
  /** @type {Set<number>} */
  const letters = new Set();
  for (let record = 4, count = cmap.readUInt16BE(2); count > 0; count--, record += 8) {
    read(cmap.subarray(cmap.readUInt32BE(record + 4)), letters);
  }
  return letters;
};
