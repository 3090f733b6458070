// Parts a wasm module in two: what the page needs at once, and what one function alone needs, which is fetched before
// that function is first called (src/host/formats.rs).
//
// The function is called through the table of functions. In the first module its place there is a trap. The second
// module shares the first one's memory, tables and globals, calls its functions, and fills that place when it is
// instantiated.
//
// Binaryen finds out what is needed by whom: each half is the whole module with an end cut off, and what nothing leads
// to any more then goes. Of the data it cannot tell whose they are. The first module keeps all of them, but for tables
// that are said to be the second one's: those it brings along and puts into their place.

import binaryen from "binaryen";
import { DATA_SECTION, section, writeNumber, writeSigned } from "./wasm.mjs";

/** The name under which the second module is given the exports of the first. */
const FIRST = "";
/** That the table of functions is exported under this name tells that the module has been parted. */
const TABLE = "table";

const ACTIVE = 0;
const I32_CONST = 0x41;
const END = 0x0b;

/**
 * The two modules that the bytes of `whole` become, parted at the function whose name has `name` in it. Nothing but
 * what that function needs may read the `tables`, which are buffers with their content.
 */
export function split(whole, name, tables) {
  const module = read(whole);
  const places = tables.map((table) => ({ table, address: addressOf(table, module) }));
  const [entry, ...others] = functions(module).filter((known) => known.name.includes(name));
  if (!entry || others.length > 0) throw new Error(`there is not exactly one function with ${name} in its name`);

  // What the second module needs of the first: functions that both need, and all that comes from outside.
  const kept = new Set(functions(firstHalf(read(whole), entry, new Map())).map((known) => known.name));
  const needed = functions(secondHalf(read(whole), entry, new Map()));
  const shared = needed.filter((known) => known.name !== entry.name && (known.module || kept.has(known.name)));
  const exports = new Map(shared.map((known, index) => [known.name, index.toString(36)]));
  const first = emit(firstHalf(read(whole), entry, exports));
  for (const table of tables) first.fill(0, first.indexOf(table), first.indexOf(table) + table.length);
  return [first, Buffer.concat([emit(secondHalf(read(whole), entry, exports)), dataSection(places)])];
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

/** The section that puts the tables into the memory when the module is instantiated; it is the last of a module. */
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

/** The module without what only `entry` needs. It exports the functions of `exports` under the names there. */
function firstHalf(module, entry, exports) {
  module.removeFunction(entry.name);
  module.addFunction(entry.name, entry.params, entry.results, [], module.unreachable());
  for (const [name, as] of exports) module.addFunctionExport(name, as);
  for (const { name, as } of tables(module)) module.addTableExport(name, as);
  for (const { name, as } of globals(module)) module.addGlobalExport(name, as);
  return withoutUnused(module);
}

/** What `entry` needs, less what the first module exports; its place in the table is filled. */
function secondHalf(module, entry, exports) {
  const [table] = tables(module);
  const place = placeOf(entry, module);
  for (const name of exported(module)) module.removeExport(name);
  for (const { name, params, results } of functions(module)) {
    if (!exports.has(name)) continue;
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, exports.get(name), params, results);
  }
  module.addMemoryImport("0", FIRST, "memory", false);
  for (const { name, as } of tables(module)) module.addTableImport(name, FIRST, as);
  for (const { name, as, type, mutable } of globals(module)) module.addGlobalImport(name, FIRST, as, type, mutable);
  for (const { name } of segments(module)) module.removeElementSegment(name);
  module.addActiveElementSegment(table.name, "entry", [entry.name], module.i32.const(place));
  module.runPasses(["remove-memory-init"]);
  return withoutUnused(module);
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
  return found.map(({ name }, index) => ({ name, as: index === 0 ? TABLE : `${TABLE}${index}` }));
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
  for (const { data, offset } of segments(module)) {
    const index = data.indexOf(entry.name);
    if (index >= 0) return binaryen.getExpressionInfo(offset).value + index;
  }
  throw new Error(`${entry.name} is not called through the table`);
}

function list(length, item) {
  return Array.from({ length }, (_, index) => item(index));
}
