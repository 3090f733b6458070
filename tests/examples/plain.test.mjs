// The examples that need no build, each opened in Chromium as `make examples` serves it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, afterEach } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { hasFallback, hasHeadline, hasPart, styleOf } from "../support/reader.mjs";
import { serve } from "../support/server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { title: TITLE } = JSON.parse(await readFile(join(root, "static/articles/matn-china-russia.json"), "utf8"));

const site = await serve(root);
after(site.stop);
const browser = await openBrowser();
after(browser.close);
const open = (/** @type {string} */ name) => browser.open(`${site.origin}/examples/${name}/`);

afterEach(async () => assert.deepEqual(await browser.errors(), [], "errors in the console"));

/** The value of an expression in the page. */
const value = (/** @type {string} */ expression) => browser.run(`() => ${expression}`);
/** Awaits that an expression is true in the page. */
const becomes = (/** @type {string} */ expression) => browser.holds(expression, `() => ${expression}`);
/** Awaits the text that the page's script writes. */
const says = (/** @type {string} */ text) =>
  becomes(`document.querySelector("[role=status]").textContent === ${JSON.stringify(text)}`);

test("plain-page: the article replaces the fallback", async () => {
  await open("plain-page");
  await becomes(hasHeadline(TITLE));
  await becomes(hasPart("share"));
  assert.equal(await value(hasFallback()), false, "the fallback is visible");
});

test("several-readers: each loads when it comes near, by the same module", async () => {
  await open("several-readers");
  await becomes(hasHeadline(TITLE, "#first"));
  assert.equal(
    await value(`document.querySelector("#third").matches(":state(loading), :state(ready)")`),
    false,
    "the third reader loads",
  );
  for (const id of ["second", "third"]) {
    await value(`document.querySelector("#${id}").scrollIntoView()`);
    await becomes(hasHeadline(TITLE, `#${id}`));
  }
  // The first two are near from the beginning, so either may be the first to load.
  const status = `document.querySelector("[role=status]").textContent`;
  await becomes(`${status}.replace("Loaded: ", "").split(", ").sort().join() === "first,second,third"`);

  await becomes(hasPart("toolbar", "#first"));
  for (const id of ["second", "third"])
    assert.equal(await value(hasPart("toolbar", `#${id}`)), false, `toolbar of ${id}`);
  /** @type {string[]} */
  const requests = await value("performance.getEntriesByType('resource').map(({ name }) => name)");
  assert.equal(requests.filter((name) => name.endsWith("/render_bg.wasm")).length, 1, "requests for the module");
});

test("article-object: the page sets and changes the article", async () => {
  await open("article-object");
  await becomes(hasHeadline(TITLE));
  await value(`document.querySelector("button").click()`);
  await becomes(hasHeadline("China and Russia expand their strategic partnership"));
});

test("theming: custom properties, parts and attributes apply", async () => {
  await open("theming");
  await becomes(hasPart("toolbar"));
  assert.equal(await value(styleOf("reader", "background-color")), "rgb(253, 247, 250)");
  assert.equal(await value(styleOf("reader", "color")), "rgb(16, 42, 67)");
  assert.equal(await value(styleOf("reader", "--maqal-measure")), "32em");
  assert.equal(await value(styleOf("body", "font-size")), "18px");
  assert.equal(await value(styleOf("headline", "border-inline-start-color")), "rgb(122, 31, 92)");
  assert.equal(await value(styleOf("toolbar", "inset-block-start")), "48px");
});

test("frame: the frame is as high as its article, and fires its events", async () => {
  await open("frame");
  await says(`Loaded: ${TITLE}`);
  const frame = `document.querySelector("iframe")`;
  const height = `${frame}.contentDocument.documentElement.getBoundingClientRect().height`;
  await becomes(`${height} > innerHeight && Math.ceil(${height}) === ${frame}.clientHeight`);
});
