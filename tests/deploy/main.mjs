// Requests all files of a release (`make release`) from a real nginx with the configuration of deploy/nginx.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import http2 from "node:http2";
import https from "node:https";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { headersFor } from "./headers.mjs";
import { ask, ROOT, start } from "./nginx.mjs";
import { browse } from "./other-site.mjs";

const RELEASE = join(ROOT, "dist-release");
const text = (/** @type {string} */ path) => readFileSync(join(ROOT, path), "utf8");
const listFiles = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/** The first group of the first match, which must exist. */
const find = (/** @type {RegExp} */ expression, /** @type {string} */ text) => {
  const match = expression.exec(text);
  assert.ok(match, `There is no match for ${expression}.`);
  return match[1];
};

const version = find(/^version = "([^"]+)"$/m, text("Cargo.toml"));
const EXACT = `/maqal/${version}/`;
const LATEST = `/maqal/v${version.split(".")[0]}/`;
const all = listFiles(RELEASE);
const files = all.filter((name) => !/\.(br|gz)$/.test(name));
const compressed = files.filter((name) => all.includes(`${name}.br`));
const bytesOf = (/** @type {string} */ name) => readFileSync(join(RELEASE, name));

/** @type {Record<string, string>} */
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
};
const IMMUTABLE = "public, max-age=31536000, immutable";
const MOVING = "public, max-age=300, stale-while-revalidate=86400";
const isPage = (/** @type {string} */ name) => name.endsWith(".html");
const cachingOf = (/** @type {string} */ name) => {
  if (isPage(name)) return "no-cache";
  return `/${name}`.startsWith(EXACT) ? IMMUTABLE : `/${name}`.startsWith(LATEST) ? MOVING : "no-cache";
};

const policyOf = (/** @type {string} */ html) => find(/content="(default-src [^"]*)"/, html);
const POLICY = policyOf(text("index.html"));
/** @type {Headers} */
const OPEN = {
  "access-control-allow-origin": "*",
  "timing-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};
const CLOSED = Object.fromEntries(Object.keys(OPEN).map((name) => [name, undefined]));
/** @typedef {Record<string, string | undefined>} Headers */
/**
 * The headers of every HTML response, the page and errors alike.
 *
 * @type {Headers}
 */
const PAGE_HEADERS = {
  "content-security-policy": `${POLICY}; frame-ancestors 'self'`,
  "permissions-policy":
    "web-share=(self), clipboard-write=(self), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
  ...CLOSED,
  "strict-transport-security": undefined,
};
/**
 * The headers of every file that other sites may load.
 *
 * @type {Headers}
 */
const FILE_HEADERS = {
  "content-security-policy": undefined,
  "permissions-policy": undefined,
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-content-type-options": "nosniff",
  ...OPEN,
  "strict-transport-security": undefined,
};

/** @type {(answer: import("./nginx.mjs").Answer, expected: Headers, about: string) => void} */
function says(answer, expected, about) {
  for (const [name, value] of Object.entries(expected)) assert.equal(answer.headers[name], value, `${about}: ${name}`);
}

const plain = await start("maqal.conf");
const tls = await start("maqal-tls.conf");
after(() => Promise.all([plain.stop(), tls.stop()]));

/** @typedef {import("./nginx.mjs").Request} Request */
/** @type {(path: string, headers?: Request["headers"], options?: Request) => ReturnType<typeof ask>} */
const get = (path, headers = {}, options = {}) => ask(plain.http, path, { headers, ...options });
/** @type {(path: string, options?: Request) => ReturnType<typeof ask>} */
const getTls = (path, options) => ask(tls.https, path, { through: https, rejectUnauthorized: false, ...options });

// The layout of a release.

test("a release has the build whole in the version's folder", () => {
  const [build, laid] = [join(ROOT, "dist"), join(RELEASE, EXACT)];
  const names = listFiles(build).filter((name) => !/\.(br|gz)$/.test(name));
  assert.ok(names.length > 5);
  assert.deepEqual(
    listFiles(laid).filter((name) => !/\.(br|gz)$/.test(name)),
    names,
  );
  for (const name of names) assert.ok(readFileSync(join(laid, name)).equals(readFileSync(join(build, name))), name);
});

test("the folder of the latest version has no code of its own", () => {
  const names = files.filter((name) => `/${name}`.startsWith(LATEST));
  assert.deepEqual(
    names.filter((name) => name.endsWith(".wasm")),
    [],
  );
  const ways = names.filter((name) => /\.(m?js|css)$/.test(name));
  assert.ok(ways.length > 1);
  for (const name of ways) {
    const content = bytesOf(name).toString();
    assert.ok(content.length < 200, name);
    const address = find(/"([^"]+)"/, content);
    const leadsTo = new URL(address, `http://reader.example/${name}`).pathname;
    assert.equal(leadsTo, `/${name}`.replace(LATEST, EXACT));
    assert.ok(existsSync(join(RELEASE, leadsTo)), leadsTo);
  }
});

test("the page loads all that it loads from the version's folder", async () => {
  for (const page of ["/", `${LATEST}`]) {
    const html = (await get(page)).body.toString();
    const addresses = [...html.matchAll(/\b(?:href|src)=["']?([^"'\s>]+)|content=["']?([^"'\s>]+\.json)/g)]
      .map((match) => new URL(match[1] ?? match[2], `http://reader.example${page}`))
      .filter(({ origin }) => origin === "http://reader.example");
    assert.ok(addresses.length > 4);
    for (const { pathname } of addresses) {
      assert.ok(pathname.startsWith(EXACT), pathname);
      assert.equal((await get(pathname)).status, 200, pathname);
    }
  }
});

// Types and encodings.

test("every file has its type, in every encoding", async () => {
  for (const name of files) {
    const type = TYPES[name.split(".").at(-1) ?? ""];
    assert.ok(type, `${name}: an unknown kind of file`);
    for (const encoding of ["identity", "gzip", "br"]) {
      const answer = await get(`/${name}`, { "accept-encoding": encoding });
      assert.equal(answer.status, 200, name);
      assert.equal(answer.headers["content-type"], type, `${name} in ${encoding}`);
    }
  }
});

test("every file of a kilobyte or more has compressed files, which are smaller", () => {
  // Fonts are compressed already.
  const large = files.filter((name) => bytesOf(name).length >= 1000 && !name.endsWith(".woff2"));
  assert.ok(large.some((name) => name.endsWith(".wasm")));
  for (const name of large) {
    const sizes = ["br", "gz"].map((ending) => bytesOf(`${name}.${ending}`).length);
    assert.ok(sizes[0] < sizes[1] && sizes[1] < bytesOf(name).length, `${name}: ${sizes}`);
  }
});

test("files are sent in the requested encoding, with the same content", async () => {
  /** @type {Record<string, (body: Buffer) => Buffer>} */
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body) => body };
  /** @type {[accepted: string | undefined, encoding: string | undefined][]} */
  const cases = [
    ["br", "br"],
    ["gzip", "gzip"],
    // The values that browsers send over HTTPS and over HTTP.
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["identity", undefined],
    ["br;q=0, gzip;q=0", undefined],
    [undefined, undefined],
  ];
  assert.ok(compressed.length > 5);
  for (const name of compressed) {
    for (const [accepted, encoding] of cases) {
      // Also through a CDN: nginx recognizes one by this header, and by default sends it nothing compressed.
      for (const via of [{}, { via: "2 cdn.example" }]) {
        const about = `${name} for ${accepted} ${JSON.stringify(via)}`;
        const answer = await get(`/${name}`, { ...(accepted && { "accept-encoding": accepted }), ...via });
        assert.equal(answer.headers["content-encoding"], encoding, about);
        assert.equal(answer.headers.vary, "Accept-Encoding", about);
        assert.ok(decode[encoding ?? "identity"](answer.body).equals(bytesOf(name)), about);
        // The file compressed in advance, not one compressed at request time.
        const ending = { br: ".br", gzip: ".gz" }[encoding ?? ""] ?? "";
        assert.equal(Number(answer.headers["content-length"]), bytesOf(name + ending).length, about);
      }
    }
  }
});

test("files that a site adds are compressed at request time", async () => {
  const answer = await get("/articles/own.json", { "accept-encoding": "gzip" });
  assert.equal(answer.headers["content-encoding"], "gzip");
  assert.equal(answer.headers["content-type"], "application/json");
  assert.equal(JSON.parse(gunzipSync(answer.body).toString()).maqal, 1);
});

test("a range of the wasm can be requested", async () => {
  const name = `${EXACT}render_bg.wasm`;
  const part = await get(name, { range: "bytes=100-299" });
  assert.equal(part.status, 206);
  assert.equal(part.headers["content-range"], `bytes 100-299/${bytesOf(name).length}`);
  assert.ok(part.body.equals(bytesOf(name).subarray(100, 300)));
  says(part, { ...FILE_HEADERS, "cache-control": IMMUTABLE }, name);
  // nginx sends files that are compressed in advance whole, as every server may.
  for (const [encoding, ending] of [
    ["br", ".br"],
    ["gzip", ".gz"],
  ]) {
    const whole = await get(name, { range: "bytes=100-299", "accept-encoding": encoding });
    assert.equal(whole.status, 200);
    assert.ok(whole.body.equals(bytesOf(name + ending)));
  }
  const none = await get(name, { range: "bytes=99999999-" });
  assert.equal(none.status, 416);
  // nginx makes this from a response whose headers it has set already. The last directive applies.
  assert.match(none.headers["cache-control"] ?? "", /, no-cache$/);
  assert.equal(none.headers["content-security-policy"], PAGE_HEADERS["content-security-policy"]);
});

// Caching.

test("an exact version is cached indefinitely, the latest for minutes, a page not at all", async () => {
  const seen = new Set();
  for (const name of files) {
    for (const encoding of ["identity", "gzip", "br"]) {
      const answer = await get(`/${name}`, { "accept-encoding": encoding });
      says(answer, { "cache-control": cachingOf(name) }, name);
    }
    seen.add(cachingOf(name));
  }
  assert.equal(seen.size, 3);
});

test("future versions are cached like this one, similar names are not", async () => {
  const site = join(plain.folder, "site/maqal");
  for (const [folder, expected] of [
    ["1.12.3", IMMUTABLE],
    ["2.0.0-rc.1", IMMUTABLE],
    ["v12", MOVING],
    ["1.2", "no-cache"],
    ["latest", "no-cache"],
    ["version1", "no-cache"],
  ]) {
    mkdirSync(join(site, folder));
    writeFileSync(join(site, folder, "a.js"), "");
    says(await get(`/maqal/${folder}/a.js`), { "cache-control": expected }, folder);
  }
});

test("a build that is served without versions is revalidated every time", async () => {
  for (const ending of ["js", "wasm", "css"]) {
    writeFileSync(join(plain.folder, `site/plain.${ending}`), "");
    says(await get(`/plain.${ending}`), { ...FILE_HEADERS, "cache-control": "no-cache" }, ending);
  }
});

test("revalidation sends no second copy", async () => {
  for (const path of ["/", "/index.html", `${EXACT}render_bg.wasm`, `${LATEST}render.js`]) {
    const tags = [];
    for (const encoding of ["identity", "br"]) {
      const first = await get(path, { "accept-encoding": encoding });
      assert.match(first.headers.etag ?? "", /^"[^"]+"$/, path);
      tags.push(first.headers.etag);
      const second = await get(path, { "accept-encoding": encoding, "if-none-match": first.headers.etag });
      assert.equal(second.status, 304, path);
      assert.equal(second.body.length, 0);
      assert.equal(second.headers.etag, first.headers.etag);
      // A browser updates its cached response with these.
      says(second, path.endsWith("/") || isPage(path) ? PAGE_HEADERS : FILE_HEADERS, `${path} again`);
      says(second, { "cache-control": first.headers["cache-control"] }, path);
      const other = await get(path, { "accept-encoding": encoding, "if-none-match": '"another"' });
      assert.equal(other.status, 200);
    }
    if (all.includes(`${path.slice(1)}.br`)) assert.notEqual(tags[0], tags[1], `${path}: bytes differ, tags do not`);
  }
});

// Policies and permissions.

test("index.html, nginx and _headers have one policy", async () => {
  assert.match(POLICY, /^default-src 'none'; .*; require-trusted-types-for 'script'$/);
  const expected = `${POLICY}; frame-ancestors 'self'`;
  assert.equal(policyOf(text("dist/index.html")), POLICY, "dist is not of this index.html");
  assert.equal((await get("/")).headers["content-security-policy"], expected, "nginx");
  assert.equal(headersFor("/", text("deploy/static-hosts/_headers"))["content-security-policy"], expected, "_headers");
  const referrer = find(/<meta name="referrer" content="([^"]+)"/, text("index.html"));
  assert.equal(referrer, PAGE_HEADERS["referrer-policy"]);
});

test("the page has every header", async () => {
  for (const path of ["/", "/?src=a.json", "/index.html", LATEST, EXACT, `${EXACT}index.html`]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    says(answer, PAGE_HEADERS, path);
    assert.equal(answer.headers.server, "nginx");
  }
});

test("an error has every header, is not the page and is not cached", async () => {
  /** @type {[status: number, path: string, options?: Request][]} */
  const cases = [
    [404, "/none"],
    [404, "/none.html"],
    [404, "/articles/none"],
    [404, `${EXACT}none/`],
    [403, "/maqal/"],
    [405, "/", { method: "POST" }],
    [404, "/.secret.txt"],
  ];
  for (const [status, path, options] of cases) {
    const answer = await get(path, { "accept-encoding": "br" }, options);
    assert.equal(answer.status, status, path);
    says(answer, PAGE_HEADERS, path);
    assert.doesNotMatch(answer.body.toString(), /id="?maqal/, path);
  }
  // Another site has to be able to see that a file is missing, and must not cache that for a year.
  for (const path of [`${EXACT}none.js`, `${EXACT}none.wasm`, `${LATEST}none.css`, "/none.js"]) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    says(answer, { ...PAGE_HEADERS, ...OPEN }, path);
  }
});

test("other sites may load every file except pages, without a preflight request", async () => {
  const versioned = files.filter((name) => name.startsWith("maqal/") && !isPage(name));
  assert.ok(versioned.length > 10);
  for (const name of versioned) {
    for (const headers of [{}, { origin: "https://news.example" }, { origin: "null", "sec-fetch-mode": "cors" }]) {
      const answer = await get(`/${name}`, headers);
      assert.equal(answer.status, 200, name);
      says(answer, FILE_HEADERS, name);
    }
  }
  // Whether other sites may read its articles is the site's own decision.
  says(await get("/articles/own.json"), { ...FILE_HEADERS, ...CLOSED }, "own.json");
  assert.equal((await get(`${EXACT}render.js`, {}, { method: "OPTIONS" })).status, 405);
});

test("one setting determines which sites may frame the page", async () => {
  const open = await start("maqal.conf", {
    change: (conf) => conf.replace(`"'self'"`, `"'self' https://news.example"`),
  });
  try {
    const { headers } = await ask(open.http, "/");
    assert.equal(headers["content-security-policy"], `${POLICY}; frame-ancestors 'self' https://news.example`);
  } finally {
    await open.stop();
  }
});

test("another site runs the files in a browser, whole and by their hashes, and cannot read the page", async () => {
  const hash = (/** @type {string} */ name) => {
    const digest = createHash("sha384").update(bytesOf(EXACT + name));
    return `sha384-${digest.digest("base64")}`;
  };
  const results = await browse({
    reader: `http://127.0.0.1:${plain.http}`,
    exact: EXACT,
    latest: LATEST,
    hashes: Object.fromEntries(["render.js", "render_bg.wasm"].map((name) => [name, hash(name)])),
  });
  assert.deepEqual(results, {
    "script with its hash": "ran",
    "script with another hash": "refused",
    "wasm with its hash": "compiled while streaming",
    "script of the latest version": "that of the exact version",
    "style sheet of the latest version": "applies",
    "page read by another site": "refused",
    "missing file": "404",
  });
});

// Forbidden paths.

test("folders are not listed", async () => {
  for (const path of ["/maqal/", `${EXACT}css/`, `${LATEST}schema/`, `${EXACT}articles/`]) {
    const answer = await get(path);
    assert.equal(answer.status, 403, path);
    assert.doesNotMatch(answer.body.toString(), /\.json|\.css|<a /, path);
  }
  const answer = await get(EXACT.slice(0, -1));
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.location, EXACT);
});

test("nothing outside of the site is served, nor hidden files in it", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/maqal/../../secret.txt",
    "/maqal/%2e%2e/%2e%2e/secret.txt",
    `${EXACT}..%2f..%2f..%2fsecret.txt`,
    `${EXACT}..\\..\\..\\secret.txt`,
    "//secret.txt",
    "/.secret.txt",
    "/%2esecret.txt",
    "/maqal/../.secret.txt",
    `${EXACT}render.js.br`,
    `${EXACT}render_bg.wasm.gz`,
    "/index.html.br",
  ]) {
    const answer = await get(path);
    assert.ok(answer.status === 400 || answer.status === 404, `${path}: ${answer.status}`);
    assert.doesNotMatch(answer.body.toString("latin1"), /^secret/, path);
  }
  assert.equal((await get("/secret.txt")).status, 404);
});

// Over TLS.

test("over TLS everything is the same, and stays on TLS", async () => {
  const stays = { "strict-transport-security": "max-age=31536000" };
  /** @type {[path: string, status: number, expected: Headers][]} */
  const cases = [
    ["/", 200, PAGE_HEADERS],
    ["/none", 404, PAGE_HEADERS],
    [`${EXACT}render_bg.wasm`, 200, { ...FILE_HEADERS, "cache-control": IMMUTABLE }],
    [`${LATEST}render.js`, 200, { ...FILE_HEADERS, "cache-control": MOVING }],
  ];
  for (const [path, status, expected] of cases) {
    const answer = await getTls(path);
    assert.equal(answer.status, status, path);
    says(answer, { ...expected, ...stays }, path);
  }
});

test("over plain HTTP a server with TLS only redirects", async () => {
  const answer = await ask(tls.http, "/maqal/?src=a.json", { headers: { host: "reader.example" } });
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.location, "https://reader.example/maqal/?src=a.json");
  assert.equal(answer.headers["strict-transport-security"], undefined);
});

test("over TLS the files are sent over HTTP/2", async () => {
  const session = http2.connect(`https://127.0.0.1:${tls.https}`, { rejectUnauthorized: false });
  try {
    const headers = await new Promise((resolve, reject) => {
      session.on("error", reject);
      const request = session.request({ ":path": "/", "accept-encoding": "br" });
      request.on("response", resolve).on("error", reject).resume().end();
    });
    assert.equal(session.alpnProtocol, "h2");
    assert.equal(headers[":status"], 200);
    assert.equal(headers["content-encoding"], "br");
  } finally {
    session.close();
  }
});

// Static hosts.

test("_headers has the headers of nginx", async () => {
  const rules = text("deploy/static-hosts/_headers");
  for (const path of ["/", ...files.map((name) => `/${name}`)]) {
    const { headers } = await get(path);
    const expected = headersFor(path, rules);
    for (const name of new Set([...Object.keys(PAGE_HEADERS), ...Object.keys(expected)])) {
      // A rule cannot match pages by their ending. So files may have headers that matter only to pages, and the page in a
      // version's folder may have the headers of files; the page of a site is the one at the root.
      const isOfPages = ["content-security-policy", "permissions-policy"].includes(name) && headers[name] === undefined;
      const isPageInFolder = isPage(path) && path.startsWith("/maqal/");
      // By default these hosts have browsers revalidate every time.
      const isDefault = name === "cache-control" && headers[name] === "no-cache" && expected[name] === undefined;
      if (isOfPages || isDefault || (isPageInFolder && !PAGE_HEADERS[name]?.includes("src"))) continue;
      assert.equal(expected[name], headers[name], `${path}: ${name}`);
    }
  }
});

test("an object store gets every file with the type and the caching of nginx", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maqal-s3."));
  try {
    // Replaces the real program; it records its arguments, one call per line.
    const aws = `#!/bin/sh\n{ for word; do printf '%s\\t' "$word"; done; echo; } >>"$CALLS"\n`;
    writeFileSync(join(folder, "aws"), aws, { mode: 0o755 });
    for (const [encoding, ending] of [
      ["", ""],
      ["br", ".br"],
      ["gzip", ".gz"],
    ]) {
      const CALLS = join(folder, `calls${ending}`);
      const env = { ...process.env, PATH: folder + delimiter + process.env.PATH, ENCODING: encoding, CALLS };
      const script = join(ROOT, "deploy/static-hosts/s3.sh");
      const { status, stderr } = spawnSync(script, ["s3://bucket", "--profile", "reader"], { env });
      assert.equal(status, 0, String(stderr));
      const calls = readFileSync(CALLS, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => line.trimEnd().split("\t"));
      assert.deepEqual(calls.map((call) => call[3].replace("s3://bucket/", "")).sort(), files);
      for (const [, , from, to, ...options] of calls) {
        const name = to.replace("s3://bucket/", "");
        const has = (/** @type {string} */ option) =>
          options.includes(option) ? options[options.indexOf(option) + 1] : undefined;
        const { headers } = await get(`/${name}`, { "accept-encoding": encoding || "identity" });
        assert.equal(has("--content-type"), headers["content-type"], name);
        assert.equal(has("--cache-control"), headers["cache-control"], name);
        assert.equal(has("--content-encoding"), headers["content-encoding"], name);
        assert.equal(from, name + (headers["content-encoding"] ? ending : ""));
        assert.equal(has("--profile"), "reader");
      }
      assert.equal(calls.at(-1)?.[3], "s3://bucket/index.html", "the page is copied last");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
