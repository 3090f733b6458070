// A server of plain files, as any site has one: every server is an origin of its own.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Serves a folder, and by their addresses other files and written pages; `headers` go with every answer. */
export const serve = async (folder, { files = {}, pages = {}, headers = {} } = {}) => {
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, "http://site.example");
    const name = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    try {
      const body = pages[name] ?? (await readFile(files[name] ?? join(folder, name)));
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      answer.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
};
