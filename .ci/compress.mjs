// Compresses the files of a folder in advance, so that a server need not: writes a `.br` and a `.gz` file next to each.
//
//   node .ci/compress.mjs dist

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesIn } from "./manifest.mjs";

/** Images and fonts are already compressed. */
const COMPRESSIBLE = /\.(html|css|m?js|json|wasm|svg|txt|xml)$/;
/** Smaller files fit into one packet without compression. */
const MINIMUM = 1000;

/** Compresses as well as Brotli can. Browsers support windows of up to 24 bits; the default is 22. */
const brotli = (/** @type {Buffer} */ bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (/** @type {Buffer} */ bytes) => gzipSync(bytes, { level: 9 });

const [, , folder] = process.argv;
if (!folder) throw new Error("usage: node .ci/compress.mjs FOLDER");

// Remove those of an earlier build, which a server would send in place of the new file.
for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
  if (/\.(br|gz)$/.test(name)) rmSync(join(folder, name));

const total = { files: 0, bytes: 0, br: 0, gz: 0 };
for (const name of filesIn(folder).filter((name) => COMPRESSIBLE.test(name))) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  if (bytes.length < MINIMUM) continue;
  total.files += 1;
  total.bytes += bytes.length;
  const compressed = { br: brotli(bytes), gz: gzip(bytes) };
  writeFileSync(`${path}.br`, compressed.br);
  writeFileSync(`${path}.gz`, compressed.gz);
  total.br += compressed.br.length;
  total.gz += compressed.gz.length;
}
console.log(
  `${folder}: ${total.files} files of ${total.bytes} bytes: ${total.br} bytes with Brotli, ${total.gz} with gzip`,
);
