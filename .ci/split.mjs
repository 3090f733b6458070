// Parts a wasm module: what the page needs at once, and pieces that one function alone needs, each of which is fetched
// before that function is first called (src/host/files.rs).
//
// The function is called through the table of functions. In the first module its place there is a trap. A piece shares
// the first module's memory, tables and globals, calls its functions, and fills that place when it is instantiated.
//
// Binaryen finds out what is needed by whom: each half is the whole module with an end cut off, and what nothing leads
// to any more then goes. What two pieces need, the first module keeps. Of the data it cannot tell whose they are. The
// first module keeps all of them, but for tables that are said to be a piece's: those it brings along and puts into
// their place.

import binaryen from "binaryen";
import {
  DATA_SECTION,
  EXPORT_SECTION,
  FUNCTION,
  IMPORT_SECTION,
  mapEntries,
  mapSections,
  readNumber,
  readText,
  section,
  skipType,
  writeNumber,
  writeSigned,
  writeText,
} from "./wasm.mjs";

binaryen.setDebugInfo(true);

/** The name under which a piece is given what it imports. */
const FIRST = "";
/** That the table of functions is exported under this name tells that the module has been parted. */
const TABLE = "table";
/** The names of functions that the first module shares, and of those that a piece does. */
const SHARED = "=";
const SHARED_BY_PIECE = "~";
/** Two of these name what the first module shares. */
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const ACTIVE = 0;
const I32_CONST = 0x41;
const END = 0x0b;

/**
 * The modules that the bytes of `whole` become: the first, then one for each piece, in order. A piece is parted at the
 * function whose name has its `name` in it. One that has a `then` is there before that: what both need, it keeps, and
 * exports. Nothing but what a piece needs may read its `tables`: each is the buffer of its `content`, and another of
 * the same length that it has `instead` in the piece.
 */
export function split(whole, pieces) {
  const modules = [];
  for (const piece of pieces) {
    const parts = [piece, ...(piece.then ? [piece.then] : [])];
    const data = parts.map(({ tables }) => dataOf(tables, read(whole)));
    const [rest, both] = part(whole, parts.map(({ name }) => name), SHARED);
    const parted = piece.then ? part(both, [piece.then.name], SHARED_BY_PIECE) : [both];
    for (const { content } of parts.flatMap(({ tables }) => tables)) rest.fill(0, rest.indexOf(content), rest.indexOf(content) + content.length);
    modules.push(...parted.map((module, index) => Buffer.concat([withoutNames(module), data[index]])));
    whole = rest;
  }
  return [withoutNames(whole), ...modules];
}

/**
 * The same modules, with what the first shares under names in the order of its functions: that compresses better. It
 * comes when no function changes its place any more.
 */
export function renumber(first, pieces) {
  const shared = [];
  const others = [];
  const renamed = mapSections(first, (kind, content) => {
    if (kind !== EXPORT_SECTION) return content;
    mapEntries(content, (_, start) => {
      const [name, kindStart] = readText(content, start);
      const [index, end] = readNumber(content, kindStart + 1);
      const isShared = content[kindStart] === FUNCTION && name.startsWith(SHARED);
      (isShared ? shared : others).push({ name, index, rest: content.subarray(kindStart, end) });
      return { end, parts: [] };
    });
    shared.sort((one, other) => one.index - other.index);
    const entries = [...others, ...shared].flatMap(({ name, rest }) => [writeText(numbered(name)), rest]);
    return Buffer.concat([writeNumber(others.length + shared.length), ...entries]);
  });
  const rename = (piece) =>
    mapSections(piece, (kind, content) => {
      if (kind !== IMPORT_SECTION) return content;
      return mapEntries(content, (_, start) => {
        const [from, nameStart] = readText(content, start);
        const [name, typeStart] = readText(content, nameStart);
        const end = skipType(content, typeStart);
        return { end, parts: [writeText(from), writeText(numbered(name)), content.subarray(typeStart, end)] };
      });
    });
  return [renamed, ...pieces.map(rename)];

  function numbered(name) {
    const number = shared.findIndex((known) => known.name === name);
    return number < 0 ? name : DIGITS[Math.floor(number / DIGITS.length)] + DIGITS[number % DIGITS.length];
  }
}

/** A module without the names of its functions, which nobody asks any more. */
function withoutNames(bytes) {
  const module = binaryen.readBinary(bytes);
  binaryen.setDebugInfo(false);
  const bare = emit(module);
  binaryen.setDebugInfo(true);
  return bare;
}

/** A module without what only some functions need, and that; what both need, the first exports. */
function part(whole, names, prefix) {
  const entries = names.map((name) => {
    const [entry, ...others] = functions(read(whole)).filter((known) => known.name.includes(name));
    if (!entry || others.length > 0) throw new Error(`there is not exactly one function with ${name} in its name`);
    return entry;
  });
  // What the second module needs of the first: functions that both need, and all that comes from outside.
  const kept = new Set(functions(firstHalf(read(whole), entries, new Map())).map((known) => known.name));
  const needed = functions(secondHalf(read(whole), entries, new Map()));
  const isEntry = ({ name }) => entries.some((entry) => entry.name === name);
  // A piece asks for what comes from outside as the first does.
  const isOutside = (known) => known.module && prefix === SHARED;
  const shared = needed.filter((known) => !isEntry(known) && (isOutside(known) || (!known.module && kept.has(known.name))));
  const exports = namesOfExports(read(whole), shared, prefix);
  const second = secondHalf(read(whole), entries, exports);
  // What only those need that it calls, it does not ask for itself.
  const asked = new Set(functions(second).flatMap(({ base }) => base || []));
  for (const [name, as] of exports) if (!asked.has(as)) exports.delete(name);
  return [emit(firstHalf(read(whole), entries, exports)), emit(second)];
}

/** The names under which a module gives functions away: those that it gives already keep theirs. */
function namesOfExports(module, functions, prefix) {
  const names = new Map();
  const taken = new Set(exported(module));
  for (let index = 0; index < module.getNumExports(); index++) {
    const { name, value } = binaryen.getExportInfo(module.getExportByIndex(index));
    if (name.startsWith(prefix)) names.set(value, name);
  }
  let number = 0;
  const free = () => {
    for (; ; number++) {
      const name = prefix + number.toString(36);
      if (!taken.has(name)) return taken.add(name) && name;
    }
  };
  return new Map(functions.map(({ name }) => [name, names.get(name) ?? free()]));
}

/** The section that puts some tables into the memory when a module is instantiated; it is the last of a module. */
function dataOf(tables, module) {
  return dataSection(tables.map(({ content, instead }) => ({ table: instead, address: addressOf(content, module) })));
}

function emit(module) {
  if (!module.validate()) throw new Error("a half of the module is not valid");
  return Buffer.from(module.emitBinary());
}

/** Where in the memory a table stands. */
function addressOf(table, module) {
  const found = list(module.getNumDataSegments(), (index) => {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(index));
    const at = Buffer.from(data).indexOf(table);
    return at < 0 ? [] : [offset + at];
  }).flat();
  if (found.length !== 1) throw new Error(`a table is ${found.length} times in the module instead of once`);
  return found[0];
}

function dataSection(places) {
  const segments = places.map(({ table, address }) =>
    Buffer.concat([
      Buffer.from([ACTIVE, I32_CONST]),
      writeSigned(address),
      Buffer.from([END]),
      writeNumber(table.length),
      table,
    ]),
  );
  return section(DATA_SECTION, Buffer.concat([writeNumber(places.length), ...segments]));
}

/** The module without what only the `entries` need. It exports the functions of `exports` under the names there. */
function firstHalf(module, entries, exports) {
  const isPiece = isImported(module);
  for (const entry of entries) {
    module.removeFunction(entry.name);
    // In a piece its place is filled by its own segment.
    if (isPiece) module.removeElementSegment(segmentOf(entry, module).name);
    else module.addFunction(entry.name, entry.params, entry.results, [], module.unreachable());
  }
  const known = new Set(exported(module));
  const add = (how, name, as) => known.has(as) || module[how](name, as);
  for (const [name, as] of exports) add("addFunctionExport", name, as);
  if (!isPiece) {
    for (const { name, as } of tables(module)) add("addTableExport", name, as);
    for (const { name, as } of globals(module)) add("addGlobalExport", name, as);
  }
  return withoutUnused(module);
}

/** What the `entries` need, less what the first module exports; their places in the table are filled. */
function secondHalf(module, entries, exports) {
  const isPiece = isImported(module);
  const [table] = tables(module);
  const places = entries.map((entry) => placeOf(entry, module));
  for (const name of exported(module)) module.removeExport(name);
  for (const { name, params, results } of functions(module)) {
    if (!exports.has(name)) continue;
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, exports.get(name), params, results);
  }
  if (!isPiece) {
    module.addMemoryImport("0", FIRST, "memory", false);
    for (const { name, as } of tables(module)) module.addTableImport(name, FIRST, as);
    for (const { name, as, type, mutable } of globals(module)) module.addGlobalImport(name, FIRST, as, type, mutable);
  }
  for (const { name } of segments(module)) module.removeElementSegment(name);
  entries.forEach((entry, index) =>
    module.addActiveElementSegment(table.name, `entry${index}`, [entry.name], module.i32.const(places[index])),
  );
  if (!isPiece) module.runPasses(["remove-memory-init"]);
  return withoutUnused(module);
}

/** Whether a module is a piece: its tables are another's. */
function isImported(module) {
  return tables(module).some((table) => table.isImported);
}

function read(bytes) {
  const module = binaryen.readBinary(bytes);
  if (tables(module).length === 0) throw new Error("the module has no table");
  return module;
}

function withoutUnused(module) {
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

function functions(module) {
  return list(module.getNumFunctions(), (index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
}

/** The tables with the names under which they are shared; that of functions is the first. */
function tables(module) {
  const found = list(module.getNumTables(), (index) => binaryen.getTableInfo(module.getTableByIndex(index)));
  return found.map(({ name, module: from, base }, index) => {
    const as = index === 0 ? TABLE : `${TABLE}${index}`;
    return { name, as, isImported: base === as && from === FIRST };
  });
}

/** The globals with the names under which they are shared. */
function globals(module) {
  const found = list(module.getNumGlobals(), (index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
  return found.map((known, index) => ({ ...known, as: `global${index}` }));
}

function segments(module) {
  return list(module.getNumElementSegments(), (index) =>
    binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)),
  );
}

function exported(module) {
  return list(module.getNumExports(), (index) => binaryen.getExportInfo(module.getExportByIndex(index)).name);
}

/** Where in the table of functions the entry stands. */
function placeOf(entry, module) {
  const { data, offset } = segmentOf(entry, module);
  return binaryen.getExpressionInfo(offset).value + data.indexOf(entry.name);
}

function segmentOf(entry, module) {
  const found = segments(module).find(({ data }) => data.includes(entry.name));
  if (!found) throw new Error(`${entry.name} is not called through the table`);
  return found;
}

function list(length, item) {
  return Array.from({ length }, (_, index) => item(index));
}
