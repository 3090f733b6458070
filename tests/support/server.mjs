// A server for static files on the loopback interface. Each server has its own origin.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * @typedef {object} Options
 * @property {Record<string, string>} [files] - The paths of files outside the folder, by URL path.
 * @property {Record<string, string>} [pages] - The contents of further files, by URL path.
 * @property {(path: string) => string} [find] - Returns the path of the file for any other URL path.
 * @property {Record<string, string> | ((path: string) => Record<string, string>)} [headers] - The headers of every response,
 *   or of the response at a URL path.
 * @property {boolean} [compress] - Whether text and WebAssembly are compressed with Brotli.
 */

/**
 * Serves a folder. Returns the server's origin and a function that stops it.
 *
 * @param {string} folder
 * @param {Options} [options]
 */
export const serve = async (
  folder,
  { files = {}, pages = {}, find = (name) => join(folder, name), headers = {}, compress = false } = {},
) => {
  const server = createServer(async ({ url = "" }, answer) => {
    const { pathname } = new URL(url, "http://site.example");
    const name = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const file = name in pages ? name : (files[name] ?? find(name));
      const body = pages[name] ?? (await readFile(file));
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      const isCompressed = compress && !/^image\/png|^font|octet/.test(type);
      const encoding = isCompressed ? { "Content-Encoding": "br" } : {};
      const own = typeof headers === "function" ? headers(name) : headers;
      answer.writeHead(200, { ...own, ...encoding, "Content-Type": type });
      answer.end(isCompressed ? brotliCompressSync(body) : body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
};
