// The examples that need a build. Each is copied into a new folder, with the packages of its lock file and ours. Its types
// are checked, and its build and its development server are opened in Chromium.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { run, startProgram } from "../support/processes.mjs";
import { hasFallback, hasPart, part, styleOf } from "../support/reader.mjs";
import { serve } from "../support/server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { title: TITLE } = JSON.parse(await readFile(join(root, "static/articles/matn-china-russia.json"), "utf8"));

process.env.NEXT_TELEMETRY_DISABLED = "1";

/** @typedef {Pick<import("node:test").TestContext, "after">} Test */

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
/**
 * Opens a browser until the end of the test, before it starts a server: Next.js ends only after all connections are
 * closed.
 */
const begin = async (/** @type {Test} */ t) => {
  browser = await openBrowser();
  t.after(browser.close);
};

/** What npm and the builds write into an example. Copies begin without it. */
const MADE = ["node_modules", "dist", ".next", "_site"];

/**
 * Copies an example and installs its packages. The copy is as deep in the repository as the example, so that its relative
 * paths lead to the same files. With it are the files that misuse the types, if there are any.
 */
const install = async (/** @type {string} */ name) => {
  const folder = join(root, "target", `example-${name}`);
  await rm(folder, { recursive: true, force: true });
  const isSource = (/** @type {string} */ path) => !MADE.includes(basename(path));
  await cp(join(root, "examples", name), folder, { recursive: true, dereference: true, filter: isSource });
  const misuse = join(root, "tests/examples", name);
  if (existsSync(misuse)) await cp(misuse, join(folder, "src"), { recursive: true });
  await run("npm", ["ci"], folder);
  return folder;
};

const build = async (/** @type {string} */ folder) => {
  await run("npm", ["run", "build"], folder);
};

/**
 * Starts the script of an example that serves it, on any free port, until the end of the test. Returns its URL.
 *
 * @param {Test} t
 * @param {string} folder
 * @param {string} script
 */
const start = async (t, folder, script) => {
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1" } };
  const args = ["run", script, "--", "--port", "0"];
  const { found, stop } = await startProgram("npm", args, /Local:\s+(http:\S+)/, options);
  t.after(stop);
  return found;
};

/**
 * Serves the build of an example until the end of the test. Returns its URL.
 *
 * @param {Test} t
 * @param {string} folder
 */
const serveBuilt = async (t, folder) => {
  const site = await serve(folder);
  t.after(site.stop);
  return `${site.origin}/`;
};

/** The value of an expression in the page. */
const value = (/** @type {string} */ expression) => browser.run(`() => ${expression}`);

/** Awaits the events that the page has logged. */
const logs = (/** @type {string[]} */ ...events) =>
  browser.holds(
    `the event "${events.at(-1)}"`,
    `() => document.querySelector("output")?.textContent.trim() === ${JSON.stringify(events.join("\n"))}`,
    `() => document.querySelector("output")?.textContent`,
  );

/** The page shows the sample article in place of the fallback, at the font size that it sets, and logs events. */
const works = async (/** @type {string} */ url) => {
  await browser.open(url);
  await logs(`load ${TITLE}`);
  assert.equal(await value(`${part("headline")}.textContent`), TITLE);
  assert.equal(await value("document.querySelector('maqal-reader').matches(':state(ready)')"), true, "is ready");
  assert.equal(await value(hasFallback()), false, "the fallback is visible");
  assert.equal(await value(styleOf("reader", "--maqal-font-scale")), "1.15");
  assert.notEqual(await value(styleOf("reader", "background-color")), "rgba(0, 0, 0, 0)");

  await browser.holds("the controls", `() => ${hasPart("font-increase")}`);
  await value(`${part("font-increase")}.click()`);
  await logs(`load ${TITLE}`, "preference font-step 2");
};

/** The button of the page replaces the article by an object. */
const replaces = async () => {
  await value(`document.querySelector("button").click()`);
  await logs(`load ${TITLE}`, "preference font-step 2", "load موجز اليوم");
};

/** Nothing failed, and both modules were requested once. */
const isClean = async () => {
  assert.deepEqual(await browser.errors(), [], "errors in the console");
  /** @type {[url: string, status: number][]} */
  const requests = await value(
    "performance.getEntriesByType('resource').map(({ name, responseStatus }) => [name, responseStatus])",
  );
  assert.deepEqual(
    requests.filter(([, status]) => status >= 400),
    [],
    "failed requests",
  );
  for (const module of [/render_bg.*\.wasm/, /controls_bg.*\.wasm/]) {
    assert.equal(requests.filter(([name]) => module.test(name)).length, 1, `requests for ${module}`);
  }
};

for (const name of ["react", "vue", "svelte"]) {
  test(`${name}: the build and the development server`, async (t) => {
    const folder = await install(name);
    await t.test(`${name}: the types are checked, and it builds`, () => build(folder));
    await t.test(`${name}: the build works`, async (t) => {
      const fonts = (await readdir(join(folder, "dist/assets"))).filter((file) => file.endsWith(".woff2"));
      assert.equal(fonts.length, 24, "number of fonts in the build");
      await begin(t);
      await works(await serveBuilt(t, join(folder, "dist")));
      await replaces();
      await isClean();
    });
    await t.test(`${name}: the development server works`, async (t) => {
      await begin(t);
      await works(await start(t, folder, "dev"));
      await replaces();
      await isClean();
    });
  });
}

test("nextjs: the build and the development server", async (t) => {
  const folder = await install("nextjs");
  await t.test("nextjs: the types are checked, and it builds", () => build(folder));
  for (const script of ["start", "dev"]) {
    await t.test(
      `nextjs: the server renders the element and its fallback, and hydration works (${script})`,
      async (t) => {
        await begin(t);
        const url = await start(t, folder, script);
        const html = await (await fetch(url)).text();
        assert.ok(html.includes(`<maqal-reader font-step="1"><h1>${TITLE}</h1></maqal-reader>`), html);
        await works(url);
        await isClean();
      },
    );
  }
});

test("eleventy: the page has the whole article as its fallback", async (t) => {
  const folder = await install("eleventy");
  await build(folder);
  const html = await readFile(join(folder, "_site/matn-china-russia/index.html"), "utf8");
  const [, fallback] = html.split(/<maqal-reader src="\/articles\/matn-china-russia\.json">|<\/maqal-reader>/);
  assert.equal(fallback?.match(/<p>/g)?.length, 11, "paragraphs of the fallback");
  await begin(t);
  await browser.open(`${await serveBuilt(t, join(folder, "_site"))}matn-china-russia/`);
  await browser.holds("the controls", `() => ${hasPart("share")}`);
  assert.equal(await value(`${part("headline")}.textContent`), TITLE);
  assert.equal(await value(hasFallback()), false, "the fallback is visible");
  await isClean();
});
