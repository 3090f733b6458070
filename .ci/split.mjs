// Parts a wasm module in two: what the page needs at once, and what one function alone needs, which is fetched before
// that function is first called (src/host/formats.rs).
//
// The function is called through the table of functions. In the first module its place there is a trap. The second
// module shares the first one's memory, tables and globals, calls its functions, and fills that place when it is
// instantiated.
//
// Binaryen finds out what is needed by whom: each half is the whole module with an end cut off, and what nothing leads
// to any more then goes.

import binaryen from "binaryen";

/** The name under which the second module is given the exports of the first. */
const FIRST = "";
/** That the table of functions is exported under this name tells that the module has been parted. */
const TABLE = "-table";

/** The two modules that the bytes of `whole` become, parted at the function whose name has `name` in it. */
export function split(whole, name) {
  const module = read(whole);
  const [entry, ...others] = functions(module).filter((known) => known.name.includes(name));
  if (!entry || others.length > 0) throw new Error(`there is not exactly one function with ${name} in its name`);

  // What the second module needs of the first: functions that both need, and all that comes from outside.
  const kept = new Set(functions(firstHalf(read(whole), entry, new Map())).map((known) => known.name));
  const needed = functions(secondHalf(read(whole), entry, new Map()));
  const shared = needed.filter((known) => known.name !== entry.name && (known.module || kept.has(known.name)));
  const exports = new Map(shared.map((known, index) => [known.name, `-${index.toString(36)}`]));
  return [firstHalf(read(whole), entry, exports), secondHalf(read(whole), entry, exports)].map((half) => {
    if (!half.validate()) throw new Error("a half of the module is not valid");
    return Buffer.from(half.emitBinary());
  });
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
  return found.map((known, index) => ({ ...known, as: `-global${index}` }));
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
