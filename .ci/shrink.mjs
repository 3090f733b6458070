// Makes what Trunk has staged smaller, without changing what it does:
//
// 1. The names by which the wasm module and its glue know each other carry a hash each (`__wbg_fetch_74a3d5c1…`),
//    which no compression shortens, in two files. They become short numbers in both.
// 2. The glue is minified, which Trunk's own minifier cannot parse.
//
// Trunk runs it as a hook of a release build, with the staging folder in TRUNK_STAGING_DIR.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const IMPORT_SECTION = 2;

/** Reads the unsigned LEB128 number at `at`; gives it and the place behind it. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** The unsigned LEB128 form of a number. */
function writeNumber(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** The place behind a type as it stands in an import: its limits or its index. */
function skipImportType(bytes, at) {
  const kind = bytes[at++];
  if (kind === 0) return readNumber(bytes, at)[1]; // a function: the index of its type
  if (kind === 3) return at + 2; // a global: its type, and whether it changes
  throw new Error(`imports of kind ${kind} are not known here`);
}

/** Gives every import a short name; returns the new module and the new name of each old one. */
function renameImports(module) {
  const parts = [module.subarray(0, 8)];
  const names = new Map();
  for (let at = 8; at < module.length; ) {
    const start = at;
    const id = module[at];
    const [size, body] = readNumber(module, at + 1);
    at = body + size;
    if (id !== IMPORT_SECTION) {
      parts.push(module.subarray(start, at));
      continue;
    }
    const [count, first] = readNumber(module, body);
    const entries = [writeNumber(count)];
    let here = first;
    for (let index = 0; index < count; index++) {
      const [moduleLength, moduleStart] = readNumber(module, here);
      const moduleEnd = moduleStart + moduleLength;
      const [nameLength, nameStart] = readNumber(module, moduleEnd);
      const nameEnd = nameStart + nameLength;
      const short = `_${index.toString(36)}`;
      names.set(module.toString("utf8", nameStart, nameEnd), short);
      here = skipImportType(module, nameEnd);
      entries.push(writeNumber(moduleLength), module.subarray(moduleStart, moduleEnd));
      entries.push(writeNumber(short.length), Buffer.from(short), module.subarray(nameEnd, here));
    }
    const section = Buffer.concat(entries);
    parts.push(Buffer.from([id]), writeNumber(section.length), section);
  }
  return [Buffer.concat(parts), names];
}

const staged = process.env.TRUNK_STAGING_DIR;
const wasmFile = join(staged, "reader_bg.wasm");
const glueFile = join(staged, "reader.js");
const [module, names] = renameImports(readFileSync(wasmFile));
const glue = readFileSync(glueFile, "utf8").replace(/__wb[a-z]*_\w+/g, (name) => names.get(name) ?? name);
for (const name of names.keys()) {
  if (glue.includes(name)) throw new Error(`${name} still stands in the glue`);
}
new WebAssembly.Module(module);
writeFileSync(wasmFile, module);
writeFileSync(glueFile, transformSync(glue, { minify: true, format: "esm", target: "es2022" }).code);
