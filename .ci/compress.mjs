// Writes `.br` and `.gz` beside every file of a folder that gains by it, so that a server need compress nothing itself:
//
//   node .ci/compress.mjs dist

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// What is not compressed in itself, as pictures and fonts are.
const COMPRESSIBLE = /\.(html|css|m?js|json|wasm|svg|txt|xml)$/;
// Below this an answer fits into one packet either way.
const LEAST = 1000;

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      // Browsers have to take windows of up to 24 bits; the default is 22.
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

const folder = process.argv[2];
if (!folder) throw new Error("usage: node .ci/compress.mjs FOLDER");
const files = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile());

// One of an earlier build would be sent in place of the file beside it.
for (const path of files) if (/\.(br|gz)$/.test(path)) rmSync(path);

const total = { files: 0, bytes: 0, ".br": 0, ".gz": 0 };
for (const path of files.filter((path) => COMPRESSIBLE.test(path))) {
  const bytes = readFileSync(path);
  if (bytes.length < LEAST) continue;
  total.files += 1;
  total.bytes += bytes.length;
  for (const [ending, compress] of [[".br", brotli], [".gz", gzip]]) {
    const compressed = compress(bytes);
    writeFileSync(path + ending, compressed);
    total[ending] += compressed.length;
  }
}
console.log(
  `${folder}: ${total.files} files of ${total.bytes} bytes, ${total[".br"]} in Brotli, ${total[".gz"]} in gzip`,
);
