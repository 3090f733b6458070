// The package in sites: from another origin without a bundler, and in new projects with React and with Vue, built by Vite
// and in its development server. Each site shows an article of our own, then one of WordPress, and prints the events that
// its listeners receive.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { startProgram } from "../support/processes.mjs";
import { serve } from "../support/server.mjs";
import { ARTICLE, EXPECTED_POST, newProject, POST, run, unpack } from "./project.mjs";

const title = async (/** @type {string} */ file) => JSON.parse(await readFile(file, "utf8")).title;
const TITLE = await title(ARTICLE);
const POST_TITLE = await title(EXPECTED_POST);

/** The projects, which are installed once. @type {Map<string, Promise<string>>} */
const projects = new Map();
/** The folder of a project. */
const project = (/** @type {string} */ name) => {
  const folder = projects.get(name) ?? newProject(name);
  projects.set(name, folder);
  return folder;
};

test("a plain page reads by the package's files on another origin", async (t) => {
  const headers = { "Access-Control-Allow-Origin": "*", "Timing-Allow-Origin": "*" };
  const cdn = await serve(await unpack(), { headers });
  t.after(cdn.stop);
  const folder = fileURLToPath(new URL("plain", import.meta.url));
  const page = (await readFile(join(folder, "index.html"), "utf8")).replace("{cdn}", cdn.origin);
  const files = { "/article.json": ARTICLE, "/post.json": POST };
  const site = await serve(folder, { files, pages: { "/index.html": page } });
  t.after(site.stop);
  await reads(t, `${site.origin}/`);
});

test("a project with React takes the types, and refuses what they refuse", async () => {
  await run("npx", ["--no", "tsc"], await project("react"));
});

test("a project with React reads in Vite's build", async (t) => readsBuilt(t, await project("react")));

test("a project with React reads in Vite's development server", async (t) => {
  const folder = await project("react");
  const args = [join(folder, "node_modules/vite/bin/vite.js"), "--host", "127.0.0.1", "--port", "0"];
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1" } };
  const vite = await startProgram(process.execPath, args, /Local:\s+(http:\S+)/, options);
  t.after(vite.stop);
  await reads(t, vite.found);
});

test("a project with Vue takes the types, and refuses what they refuse", async () => {
  await run("npx", ["--no", "vue-tsc"], await project("vue"));
});

test("a project with Vue reads in Vite's build", async (t) => readsBuilt(t, await project("vue")));

/** @type {(t: import("node:test").TestContext, folder: string) => Promise<void>} */
const readsBuilt = async (t, folder) => {
  await run("npx", ["--no", "vite", "build"], folder);
  const fonts = (await readdir(join(folder, "dist/assets"))).filter((name) => name.endsWith(".woff2"));
  assert.equal(fonts.length, 24, "number of fonts in the build");
  const site = await serve(join(folder, "dist"));
  t.after(site.stop);
  await reads(t, `${site.origin}/`);
};

/**
 * Operates a site. Its `output` lists the events that its listeners received. Its button changes the article.
 *
 * @type {(t: import("node:test").TestContext, url: string) => Promise<void>}
 */
const reads = async (t, url) => {
  const browser = await openBrowser();
  t.after(browser.close);
  await browser.open(url);

  await hears(browser, [`load ${TITLE}`]);
  const shown = await browser.run(() => {
    /** @type {any} */
    const reader = document.querySelector("maqal-reader");
    const part = (/** @type {string} */ name) => reader.shadowRoot.querySelector(`[part="${name}"]`);
    const root = part("reader");
    return {
      headline: part("headline").textContent,
      ready: reader.matches(":state(ready)"),
      scale: root.style.getPropertyValue("--maqal-font-scale"),
      fallback: reader.querySelector("p").checkVisibility(),
      paper: getComputedStyle(root).backgroundColor !== "rgba(0, 0, 0, 0)",
    };
  });
  const expected = { headline: TITLE, ready: true, scale: "1.15", fallback: false, paper: true };
  assert.deepEqual(shown, expected);

  const larger = "document.querySelector('maqal-reader').shadowRoot.querySelector('[part=\"font-increase\"]')";
  await browser.holds("the controls", `() => ${larger} !== null`);
  await browser.run(`() => ${larger}.click()`);
  await hears(browser, [`load ${TITLE}`, "preference font-step 2"]);

  await browser.run(() => document.querySelector("button")?.click());
  await hears(browser, [`load ${TITLE}`, "preference font-step 2", `load ${POST_TITLE}`]);

  /** @type {[url: string, status: number][]} */
  const requests = await browser.run(() => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    return entries.map(({ name, responseStatus }) => [name, responseStatus]);
  });
  assert.deepEqual(
    requests.filter(([, status]) => status >= 400),
    [],
    "failed requests",
  );
  const times = (/** @type {RegExp} */ file) => requests.filter(([name]) => file.test(name)).length;
  for (const module of [/render_bg.*\.wasm/, /controls_bg.*\.wasm/]) {
    assert.equal(times(module), 1, `requests for ${module}`);
  }
};

/** @type {(browser: Awaited<ReturnType<typeof openBrowser>>, words: string[]) => Promise<unknown>} */
const hears = (browser, words) =>
  browser.holds(
    `the handlers to hear ${words.at(-1)}`,
    `() => document.querySelector("output")?.textContent.trim() === ${JSON.stringify(words.join("\n"))}`,
    () => document.querySelector("output")?.textContent,
  );
