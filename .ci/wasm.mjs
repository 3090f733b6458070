// The pieces that a wasm module is written of: sections, numbers (LEB128) and texts.

export const HEADER_LENGTH = 8;
export const CUSTOM_SECTION = 0;
export const IMPORT_SECTION = 2;
export const EXPORT_SECTION = 7;
export const DATA_SECTION = 11;

/** Kinds of imports and exports. */
export const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;

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

/** A module with the content of each section replaced: `map` gets its kind and its content. Without one, it goes. */
export function mapSections(module, map) {
  const sections = [module.subarray(0, HEADER_LENGTH)];
  for (let start = HEADER_LENGTH; start < module.length; ) {
    const kind = module[start];
    const [length, contentStart] = readNumber(module, start + 1);
    start = contentStart + length;
    const content = map(kind, module.subarray(contentStart, start));
    if (content) sections.push(section(kind, content));
  }
  return Buffer.concat(sections);
}

/** A section's content with each entry replaced: `map` gets its place and index, and gives its end and its new parts. */
export function mapEntries(content, map) {
  const [count, first] = readNumber(content, 0);
  const parts = [writeNumber(count)];
  for (let index = 0, start = first; index < count; index++) {
    const entry = map(content, start, index);
    parts.push(...entry.parts);
    start = entry.end;
  }
  return Buffer.concat(parts);
}

/** The place behind the type of an import, which begins at `at`. */
export function skipType(content, at) {
  const kind = content[at];
  if (kind === FUNCTION) return readNumber(content, at + 1)[1]; // the index of its signature
  if (kind === TABLE) return skipLimits(content, at + 2); // what is in it, and how much
  if (kind === MEMORY) return skipLimits(content, at + 1);
  if (kind === GLOBAL) return at + 3; // its type, and whether it may change
  throw new Error(`there is an import of the unknown kind ${kind}`);
}

function skipLimits(content, at) {
  const hasMaximum = content[at] & 1;
  const [, end] = readNumber(content, at + 1);
  return hasMaximum ? readNumber(content, end)[1] : end;
}
