// A server on the loopback interface that sends Brotli and the correct content types, as a well-configured site does.
// It uses HTTP/1.1 and forbids caching.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
/** Formats that are already compressed. @type {Record<string, string>} */
const COMPRESSED = { ".woff2": "font/woff2" };

const compress = promisify(brotliCompress);

/**
 * @typedef {object} Answer
 * @property {import("node:http").OutgoingHttpHeaders} [headers]
 * @property {Buffer} [body] - None if there is no such file.
 */

/**
 * Serves `texts`, a Map from path to content, and otherwise the files in the first of `folders` that has them.
 *
 * @param {Map<string, string>} texts
 * @param {string[]} folders
 */
export async function serve(texts, folders) {
  /** @type {Map<string, Promise<Answer>>} */
  const answers = new Map();
  const answerTo = (/** @type {string} */ path) => {
    const answer = answers.get(path) ?? prepare(path, texts, folders);
    answers.set(path, answer);
    return answer;
  };
  // Compress before the first measurement: the longest articles take seconds.
  await Promise.all([...texts.keys()].map(answerTo));

  const server = createServer(async ({ url = "" }, response) => {
    const { headers, body } = await answerTo(new URL(url, "http://localhost").pathname);
    response.writeHead(body ? 200 : 404, { ...headers, "cache-control": "no-store" }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

/** @type {(path: string, texts: Map<string, string>, folders: string[]) => Promise<Answer>} */
async function prepare(path, texts, folders) {
  const name = normalize(decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path));
  const text = texts.get(path);
  const bytes = text === undefined ? await readFirst(folders.map((folder) => join(folder, name))) : Buffer.from(text);
  const extension = extname(name);
  if (!bytes) return {};
  if (extension in COMPRESSED) return answer(COMPRESSED[extension], bytes);
  const compressed = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return answer(TYPES[extension] ?? "application/octet-stream", compressed, { "content-encoding": "br" });
}

/** Reads the first of some files that exists. */
async function readFirst(/** @type {string[]} */ files) {
  for (const file of files) {
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes) return bytes;
  }
}

/** @type {(type: string, body: Buffer, headers?: Answer["headers"]) => Answer} */
function answer(type, body, headers = {}) {
  return { body, headers: { ...headers, "content-type": type, "content-length": body.length } };
}
