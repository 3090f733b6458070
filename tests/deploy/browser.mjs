// A site of another origin that uses the reader's files, in headless Chromium.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SECONDS = 60;

/** Runs in the page of the other site. */
async function tryAll({ reader, exact, latest, hashes }) {
  const told = {};
  const note = async (name, attempt) => {
    told[name] = await attempt().catch((error) => (error instanceof TypeError ? "refused" : String(error)));
  };
  const script = (integrity) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement("script"), {
        type: "module",
        crossOrigin: "anonymous",
        integrity,
        src: `${reader}${exact}reader.js?${encodeURIComponent(integrity)}`,
        onload: () => resolve("ran"),
        onerror: () => resolve("refused"),
      });
      document.head.append(element);
    });
  await note("script with its hash", () => script(hashes["reader.js"]));
  await note("script with another hash", () => script(hashes["reader_bg.wasm"]));
  await note("wasm with its hash", async () => {
    const integrity = hashes["reader_bg.wasm"];
    const module = await WebAssembly.compileStreaming(fetch(`${reader}${exact}reader_bg.wasm`, { integrity }));
    return module instanceof WebAssembly.Module ? "compiled on the way" : "?";
  });
  await note("the way to the latest", async () => {
    const [way, version] = await Promise.all([latest, exact].map((folder) => import(`${reader}${folder}reader.js`)));
    return typeof way.default === "function" && way.default === version.default ? "the exact version" : "?";
  });
  await note("style sheet by the way to the latest", async () => {
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      crossOrigin: "anonymous",
      href: `${reader}${latest}css/maqal.css`,
    });
    await new Promise((resolve, reject) => {
      Object.assign(link, { onload: resolve, onerror: reject });
      document.head.append(link);
    });
    const element = Object.assign(document.createElement("div"), { className: "maqal" });
    document.documentElement.append(element);
    return getComputedStyle(element).getPropertyValue("--maqal-measure") ? "applies" : "?";
  });
  await note("page read by another site", async () => (await fetch(`${reader}/`)).text());
  await note("missing file", async () => String((await fetch(`${reader}${exact}none.js`)).status));
  await fetch("/told", { method: "POST", body: JSON.stringify(told) });
}

const program = () =>
  ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** What became of each attempt. */
export async function browse(config) {
  let tell, fail;
  const told = new Promise((resolve, reject) => ([tell, fail] = [resolve, reject]));
  const server = http.createServer((request, response) => {
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<!doctype html><title>another site</title><script>(${tryAll})(${JSON.stringify(config)})</script>`);
      return;
    }
    let body = "";
    request.setEncoding("utf8").on("data", (part) => (body += part));
    request.on("end", () => (response.end(), tell(JSON.parse(body))));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

  // `localhost` is another site than `127.0.0.1`, not only another port of the same.
  const profile = mkdtempSync(join(tmpdir(), "maqal-browser."));
  const browser = spawn(
    program(),
    [
      ..."--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking".split(" "),
      ..."--disable-component-update --disable-sync --disable-dev-shm-usage --remote-debugging-port=0".split(" "),
      `--user-data-dir=${profile}`,
      `http://localhost:${server.address().port}/`,
    ],
    // The leader of a group, so that its helpers, which write to the profile too, end with it.
    { stdio: "ignore", detached: true },
  );
  const kill = () => browser.exitCode === null && process.kill(-browser.pid, "SIGKILL");
  process.once("exit", kill);
  const ended = new Promise((end) => browser.once("exit", end));
  ended.then((code) => fail(new Error(`the browser has ended, with ${code}`)));
  const deadline = setTimeout(() => fail(new Error(`the browser told nothing within ${SECONDS} s`)), SECONDS * 1000);
  try {
    return await told;
  } finally {
    clearTimeout(deadline);
    kill();
    await ended;
    process.off("exit", kill);
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}
