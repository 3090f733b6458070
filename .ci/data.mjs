// Parts the data of a module as its code has been parted: texts and tables that one piece alone names come with it.
//
// The linker's map tells where each of them begins and ends (build.rs). Who names one is told by numbers: a constant or
// an offset in the code of a module that lies in it, or an address in another text or table that itself is named. What
// the first module names stays there, and so does what nobody seems to, or what several pieces do, but for those that
// never come without each other.

import binaryen from "binaryen";
import { DATA_SECTION, mapSections, readNumber, section, writeNumber, writeSigned } from "./wasm.mjs";

/** A line of the map: address, place in the file, size, and where it comes from. */
const CHUNK = /^ +([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}\S.*:\(\.rodata\./gm;
const ADDRESS_LENGTH = 4;
const ACTIVE = 0;
const I32_CONST = 0x41;
const END = 0x0b;
/** Where the map says that the linked module has its data, and how many bytes. */
const DATA = /^ +- +([0-9a-f]+) +([0-9a-f]+) DATA$/m;
/** Between two texts that are as close as that, what is not the piece's own is copied along. */
const NEAR = 8;

/**
 * The first module and its pieces with the data parted. `map` is the linker's of the module `linked`; a piece that
 * `needs` another, by its place among them, leaves to that what both name.
 */
export function partData([first, ...pieces], map, linked, needs) {
  check(map, linked);
  const memory = readMemory(first);
  const chunks = [...map.matchAll(CHUNK)]
    .map(([, address, size]) => ({ address: parseInt(address, 16), size: parseInt(size, 16) }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => one.address - other.address);
  const last = chunks.at(-1);
  if (chunks.length < 100 || chunks[0].address < memory.start || last.address + last.size > memory.end) {
    throw new Error("the linker's map is not that of this module");
  }
  const chunkAt = finder(chunks);
  const reachedBy = (numbers) => {
    const reached = new Set();
    const next = numbers.map(chunkAt);
    while (next.length > 0) {
      const chunk = next.pop();
      if (!chunk || reached.has(chunk)) continue;
      reached.add(chunk);
      next.push(...memory.addresses(chunk).map(chunkAt));
    }
    return reached;
  };
  const kept = reachedBy([...numbersOf(first), ...memory.addressesOutside(chunks)]);
  const reached = pieces.map((piece) => reachedBy(numbersOf(piece)));
  const owners = new Map();
  for (const chunk of chunks) {
    const users = reached.flatMap((all, index) => (all.has(chunk) ? [index] : []));
    const owner = users.find((user) => users.every((other) => other === user || needs[other] === user));
    if (!kept.has(chunk) && owner !== undefined) owners.set(chunk, owner);
  }
  // What a piece brings along otherwise, the first module has lost already.
  const isThere = ({ address, size }) => memory.read(address, address + size).some((byte) => byte !== 0);
  const moved = (index) => chunks.filter((chunk) => owners.get(chunk) === index && isThere(chunk));
  return [
    mapSegments(first, (address, bytes) => {
      const left = Buffer.from(bytes);
      for (const chunk of owners.keys()) {
        const start = Math.max(chunk.address - address, 0);
        const end = Math.min(chunk.address + chunk.size - address, left.length);
        if (start < end) left.fill(0, start, end);
      }
      return [[address, left]];
    }),
    ...pieces.map((piece, index) => withData(piece, segments(moved(index), memory))),
  ];
}

/** A module that was linked before, with other flags, may have come back without its map. */
function check(map, linked) {
  // With its kind and its length, which the map counts in.
  const [, start, size] = (DATA.exec(map) ?? []).map((number) => parseInt(number, 16));
  const bytes = Buffer.from(linked);
  let end;
  mapSections(bytes, (kind, content) => {
    if (kind === DATA_SECTION) end = content.byteOffset - bytes.byteOffset + content.length;
    return undefined;
  });
  if (end === undefined || end !== start + size) {
    throw new Error("the linker's map is that of another build: `cargo clean --release -p maqal` makes both anew");
  }
}

/** The runs of chunks that stand close to each other, as places with their bytes. */
function segments(chunks, memory) {
  const runs = [];
  for (const { address, size } of chunks) {
    const run = runs.at(-1);
    if (run && address - run.end <= NEAR) run.end = address + size;
    else runs.push({ start: address, end: address + size });
  }
  return runs.map(({ start, end }) => [start, memory.read(start, end)]);
}

/** All numbers in a module's code that may be addresses. */
function numbersOf(bytes) {
  const module = binaryen.readBinary(bytes);
  const numbers = new Set();
  // Where its data are put says nothing of who names them.
  const code = module.emitText().replace(/^ \(data .*$/gm, "");
  for (const [, number] of code.matchAll(/(?:i32\.const |offset=)(\d+)/g)) numbers.add(Number(number));
  module.dispose();
  return [...numbers];
}

/** Finds the chunk that an address lies in. */
function finder(chunks) {
  return (address) => {
    let [low, high] = [0, chunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (chunks[middle].address <= address) low = middle + 1;
      else high = middle;
    }
    const chunk = chunks[low - 1];
    return chunk && address < chunk.address + chunk.size ? chunk : undefined;
  };
}

/** What stands in the memory at first. */
function readMemory(module) {
  const pieces = [];
  mapSegments(module, (address, bytes) => {
    pieces.push([address, bytes]);
    return [[address, bytes]];
  });
  const start = Math.min(...pieces.map(([address]) => address));
  const end = Math.max(...pieces.map(([address, bytes]) => address + bytes.length));
  const all = Buffer.alloc(end - start);
  for (const [address, bytes] of pieces) bytes.copy(all, address - start);
  /** The words between two addresses that lie within. */
  const addresses = (from, to) => {
    const found = [];
    for (let at = Math.ceil(from / ADDRESS_LENGTH) * ADDRESS_LENGTH; at + ADDRESS_LENGTH <= to; at += ADDRESS_LENGTH) {
      const word = all.readUInt32LE(at - start);
      if (word >= start && word < end) found.push(word);
    }
    return found;
  };
  return {
    start,
    end,
    read: (from, to) => all.subarray(from - start, to - start),
    addresses: ({ address, size }) => addresses(address, Math.min(address + size, end)),
    addressesOutside(chunks) {
      const edges = [{ address: start, size: 0 }, ...chunks, { address: end, size: 0 }];
      return edges.slice(1).flatMap((chunk, index) => addresses(edges[index].address + edges[index].size, chunk.address));
    },
  };
}

/** A module with each of its segments of data replaced: `map` gets where it is put and its bytes, and gives a list. */
function mapSegments(module, map) {
  return mapSections(module, (kind, content) => {
    if (kind !== DATA_SECTION) return content;
    const [count, first] = readNumber(content, 0);
    const mapped = [];
    for (let index = 0, at = first; index < count; index++) {
      const [mode, constant] = readNumber(content, at);
      const [address, end] = readNumber(content, constant + 1);
      if (mode !== ACTIVE || content[constant] !== I32_CONST || content[end] !== END) {
        throw new Error("a segment of data is put elsewhere than at a constant address");
      }
      const [length, start] = readNumber(content, end + 1);
      at = start + length;
      mapped.push(...map(address, content.subarray(start, at)));
    }
    return written(mapped);
  });
}

/** A piece with more data. Its own, where it has any, is the last of its sections. */
function withData(piece, more) {
  if (more.length === 0) return piece;
  let own = [];
  const bare = mapSections(piece, (kind, content) => {
    if (kind !== DATA_SECTION) return content;
    mapSegments(Buffer.concat([piece.subarray(0, 8), section(kind, content)]), (address, bytes) => {
      own = [...own, [address, bytes]];
      return [];
    });
    return undefined;
  });
  return Buffer.concat([bare, section(DATA_SECTION, written([...more, ...own]))]);
}

function written(segments) {
  const parts = segments.map(([address, bytes]) =>
    Buffer.concat([Buffer.from([ACTIVE, I32_CONST]), writeSigned(address), Buffer.from([END]), writeNumber(bytes.length), bytes]),
  );
  return Buffer.concat([writeNumber(segments.length), ...parts]);
}
