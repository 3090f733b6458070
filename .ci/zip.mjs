// Packs a folder as a zip archive: node .ci/zip.mjs FOLDER ARCHIVE
//
// Not every machine has a program for it, and Node has what the format is made of. The same files give the same
// archive, byte for byte: they are sorted, and all of one time.
//
// The format is that of PKWARE's APPNOTE.TXT, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, without
// what only large archives need.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateRawSync } from "node:zlib";

/** Version 2.0, the first with folders and deflate. */
const NEEDED = 20;
/** Made on Unix, so that the mode counts. */
const MADE = (3 << 8) | NEEDED;
/** The name is UTF-8. */
const UTF_8 = 1 << 11;
const DEFLATE = 8;
/** The first day that the format can tell: 1 January 1980. */
const DATE = (1 << 5) | 1;
/** A file that all may read and its owner may write. */
const MODE = (0o100644 << 16) >>> 0;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The check sum that the format has: CRC-32. */
const checkSum = (bytes) => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ TABLE[(sum ^ byte) & 255], ~0) >>> 0;

/** Numbers in little-endian order: each is a pair of its size in bytes and its value. */
const numbers = (...pairs) =>
  Buffer.concat(
    pairs.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );

/** The paths of all files in a folder, with `/` on every system. */
const filesIn = (folder, path) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesIn(join(folder, entry.name), inside) : [[inside, join(folder, entry.name)]];
  });

/** The archive of a folder, in which all paths begin with the folder's own name. */
function archive(folder) {
  const contents = [];
  const directory = [];
  let offset = 0;
  for (const [path, file] of filesIn(folder, basename(folder)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = Buffer.from(path);
    const bytes = readFileSync(file);
    const packed = deflateRawSync(bytes, { level: 9 });
    // What the entry before the content and the one in the directory share.
    const about = numbers(
      ...[[2, NEEDED], [2, UTF_8], [2, DEFLATE], [2, 0], [2, DATE]],
      ...[[4, checkSum(bytes)], [4, packed.length], [4, bytes.length], [2, name.length], [2, 0]],
    );
    contents.push(numbers([4, 0x04034b50]), about, name, packed);
    directory.push(
      ...[numbers([4, 0x02014b50], [2, MADE]), about],
      ...[numbers([2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]), name],
    );
    offset += 4 + about.length + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const count = contents.length / 4;
  const end = numbers(
    ...[[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, offset], [2, 0]],
  );
  return Buffer.concat([...contents, list, end]);
}

const [folder, target] = process.argv.slice(2);
writeFileSync(target, archive(folder));
