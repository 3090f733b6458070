// Writes `.br` and `.gz` next to every file of a folder that becomes smaller by it, so that a server need not compress
// anything itself:
//
//   node .ci/compress.mjs dist

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesIn } from "./manifest.mjs";

/** Pictures and fonts are compressed already. */
const COMPRESSIBLE = /\.(html|css|m?js|json|wasm|svg|txt|xml)$/;
/** Below this size a response fits into one packet either way. */
const MINIMUM = 1000;

/** The best that Brotli can do. Browsers have to support windows of up to 24 bits; the default is 22. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

function compress(folder) {
  // A server would send one of an earlier build in place of the file next to it.
  for (const name of readdirSync(folder, { recursive: true })) if (/\.(br|gz)$/.test(name)) rmSync(join(folder, name));

  const total = { files: 0, bytes: 0, ".br": 0, ".gz": 0 };
  for (const name of filesIn(folder).filter((name) => COMPRESSIBLE.test(name))) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    if (bytes.length < MINIMUM) continue;
    total.files += 1;
    total.bytes += bytes.length;
    for (const [ending, compressed] of [
      [".br", brotli(bytes)],
      [".gz", gzip(bytes)],
    ]) {
      writeFileSync(path + ending, compressed);
      total[ending] += compressed.length;
    }
  }
  console.log(
    `${folder}: ${total.files} files of ${total.bytes} bytes, ${total[".br"]} in Brotli, ${total[".gz"]} in gzip`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (!folder) throw new Error("usage: node .ci/compress.mjs FOLDER");
  compress(folder);
}
