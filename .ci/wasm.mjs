// The pieces that a wasm module is written of: sections, numbers (LEB128) and texts.

export const HEADER_LENGTH = 8;
export const CUSTOM_SECTION = 0;
export const IMPORT_SECTION = 2;
export const EXPORT_SECTION = 7;
export const DATA_SECTION = 11;

export function section(kind, content) {
  return Buffer.concat([Buffer.from([kind]), writeNumber(content.length), content]);
}

/** The unsigned number at `at`, and the place behind it. */
export function readNumber(bytes, at) {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, at];
  }
}

/** An unsigned number. */
export function writeNumber(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return Buffer.from([...bytes, value]);
}

/** A number from 0 on as signed: its last byte must not look negative. */
export function writeSigned(value) {
  const bytes = writeNumber(value);
  if (bytes.at(-1) < 0x40) return bytes;
  bytes[bytes.length - 1] |= 0x80;
  return Buffer.concat([bytes, Buffer.from([0])]);
}

/** The text at `at`, whose length stands before it, and the place behind it. */
export function readText(bytes, at) {
  const [length, start] = readNumber(bytes, at);
  return [bytes.toString("utf8", start, start + length), start + length];
}

export function writeText(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([writeNumber(bytes.length), bytes]);
}
