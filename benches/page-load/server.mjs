// A server on the loopback interface that sends Brotli and the correct content types, as a well-configured site does.
// It uses HTTP/1.1 and forbids caching.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
/** Formats that are already compressed. */
const COMPRESSED = { ".woff2": "font/woff2" };

const compress = promisify(brotliCompress);

/** Serves `texts`, a Map from path to content, and otherwise the files in `folder`. */
export async function serve(texts, folder) {
  const answers = new Map();
  const answerTo = (path) => {
    if (!answers.has(path)) answers.set(path, prepare(path, texts, folder));
    return answers.get(path);
  };
  // Compress before the first measurement: the longest articles take seconds.
  await Promise.all([...texts.keys()].map(answerTo));

  const server = createServer(async ({ url }, response) => {
    const { headers, body } = await answerTo(new URL(url, "http://localhost").pathname);
    response.writeHead(body ? 200 : 404, { ...headers, "cache-control": "no-store" }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

async function prepare(path, texts, folder) {
  const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
  const bytes = texts.has(path)
    ? Buffer.from(texts.get(path))
    : await readFile(join(folder, name)).catch(() => undefined);
  const extension = extname(name);
  if (!bytes) return {};
  if (extension in COMPRESSED) return answer(COMPRESSED[extension], bytes);
  const compressed = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return answer(TYPES[extension] ?? "application/octet-stream", compressed, { "content-encoding": "br" });
}

function answer(type, body, headers = {}) {
  return { body, headers: { ...headers, "content-type": type, "content-length": body.length } };
}
