// The HTML of the documentation in Chromium: every block with a reader or a frame shows an article, the examples of theming look and
// behave as their text says, and no page of the site has an error in its console.

import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import test, { after, before } from "node:test";
import { openBrowser } from "../support/browser.mjs";
import { serve } from "../support/server.mjs";
import { blocks, documents, root } from "./documents.mjs";

const isFile = (/** @type {string} */ path) => existsSync(path) && statSync(path).isFile();

/** The JSON behind the URLs in the documentation, by what their path contains; of any other, our own article. */
const ARTICLES = [
  ["wp-json", "tests/fixtures/wordpress/own-excerpt/source.json"],
  [".json", "docs/public/articles/library.json"],
];

/**
 * Returns the file behind a path of the documentation, wherever a site has put the build, and whatever it calls its articles.
 *
 * @type {(path: string) => string}
 */
const find = (path) => {
  const names = path.split("/").filter(Boolean);
  const tails = names.map((_, index) => names.slice(index).join("/"));
  const files = tails.flatMap((tail) => [join(root, "dist", tail), join(root, "docs/public", tail)]);
  const [, article] = ARTICLES.find(([part]) => path.includes(part)) ?? [];
  return files.find(isFile) ?? join(root, article ?? "none");
};

/** A code block. @typedef {import("./documents.mjs").Block} Block */

/** @type {(block: Block) => boolean} */
const isRunnable = ({ language, marks, content }) =>
  language === "html" && !marks.includes("no-run") && /<maqal-reader|<iframe/.test(content);
const runnable = blocks.filter(isRunnable);

/**
 * Returns a block as a page, with what the text around it says and the block leaves out. URLs of example hosts lead to `other`.
 *
 * @type {(block: Block, other: string) => string}
 */
const page = ({ content }, other) => {
  const isDocument = content.includes("<!doctype");
  const html = isDocument ? content : `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8">${content}`;
  const scripts = [];
  if (/<maqal-reader/.test(content) && !content.includes("maqal.js")) scripts.push("maqal.js");
  if (/<iframe/.test(content) && !content.includes("frame.js")) scripts.push("frame.js");
  return (
    html.replaceAll(/https:\/\/([\w-]+\.)*example(\.org|\.com)?\b/g, other) +
    scripts.map((name) => `<script type="module" src="/${name}"></script>`).join("")
  );
};

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {Awaited<ReturnType<typeof serve>>} */
let other;
/** @type {Record<string, string>} */
const pages = { "/favicon.ico": "" };

before(async () => {
  const headers = { "Access-Control-Allow-Origin": "*" };
  other = await serve(root, { find, pages, headers });
  site = await serve(root, { find, pages });
  browser = await openBrowser();
  // Runs before the scripts of every page.
  const source = `
    window.shown = new Set();
    window.failed = [];
    addEventListener("maqal-load", ({ target }) => shown.add(target));
    addEventListener("maqal-error", ({ detail }) => failed.push(detail.code));`;
  await browser.devtools("Page.addScriptToEvaluateOnNewDocument", { source });
});
after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), other?.stop()]);
});

/** Opens a block and waits for its article. @type {(block: Block) => Promise<void>} */
const open = async (block) => {
  const path = `/${runnable.indexOf(block)}/`;
  pages[`${path}index.html`] = page(block, other.origin);
  await browser.open(site.origin + path);
  await browser.holds(
    "every reader to show its article",
    `() => {
      const readers = [...document.querySelectorAll("maqal-reader, iframe[data-maqal]")];
      return readers.length > 0 && readers.every((reader) => shown.has(reader));
    }`,
    "() => [...failed, document.body.innerText]",
  );
};

for (const block of runnable) {
  test(`${block.name} shows an article`, async () => {
    const [request] = /\bsrc="https:\/\/(?![\w.-]*\bexample\b)[^"]*"/.exec(block.content) ?? [];
    assert.equal(request, undefined, "tests request nothing from other hosts: mark the block `no-run`");
    await open(block);
    assert.deepEqual(await browser.errors(), []);
  });
}

/**
 * The computed styles of parts in the live examples.
 *
 * @type {Record<string, [part: string, property: string, value: string][]>}
 */
const LOOKS = {
  "Without any rules": [
    ["reader", "background-color", "rgb(251, 249, 244)"],
    ["headline", "color", "rgb(29, 27, 24)"],
    ["dek", "display", "block"],
    ["share", "background-color", "rgb(11, 95, 88)"],
  ],
  "The colors of a newspaper": [
    ["reader", "background-color", "rgb(255, 244, 232)"],
    ["headline", "color", "rgb(42, 31, 23)"],
    ["dek", "color", "rgb(110, 86, 68)"],
    ["toolbar", "border-top-color", "rgb(233, 211, 189)"],
    ["share", "background-color", "rgb(156, 28, 51)"],
  ],
  "A site with a dark theme": [
    ["reader", "background-color", "rgb(15, 27, 45)"],
    ["share", "background-color", "rgb(242, 167, 184)"],
  ],
  "A font of the site": [
    ["body", "font-family", '"Example Sans", sans-serif'],
    ["share", "font-family", '"Example Sans", sans-serif'],
  ],
  "A compact reader": [
    ["body", "font-size", "17px"],
    ["body", "line-height", "28.9px"],
    ["toolbar", "top", "48px"],
    ["share", "border-top-left-radius", "2px"],
  ],
  Parts: [
    ["headline", "font-size", "36px"],
    ["headline", "line-height", "54px"],
    ["dek", "display", "none"],
    ["toolbar", "border-top-left-radius", "16px"],
    ["share", "color", "rgb(11, 95, 88)"],
  ],
};

const example = (/** @type {string} */ title) =>
  runnable.find(({ marks }) => marks.join(" ") === `live ${title}`) ??
  assert.fail(`there is no live example “${title}”`);

/** Waits until a part has a computed style. @type {(part: string, property: string, value: string) => Promise<unknown>} */
const computes = (part, property, value) => {
  const found = `document.querySelector("maqal-reader").shadowRoot.querySelector("[data-part=${part}]")`;
  const computed = `${found} && getComputedStyle(${found}).getPropertyValue("${property}")`;
  const isThere = `() => (${computed}) === ${JSON.stringify(value)}`;
  return browser.holds(`${property} of ${part} to be ${value}`, isThere, `() => ${computed}`);
};

for (const [title, styles] of Object.entries(LOOKS)) {
  test(`“${title}” looks as it says`, async () => {
    await open(example(title));
    for (const style of styles) await computes(...style);
  });
}

const click = (/** @type {string} */ selector) =>
  browser.run(`(selector) => document.querySelector(selector).click()`, selector);

test("the button of a site switches between light and dark", async () => {
  await open(example("A site with a dark theme"));
  await click("button");
  await computes("reader", "background-color", "rgb(251, 249, 244)");
  await click("button");
  await computes("reader", "background-color", "rgb(15, 27, 45)");
});

test("the buttons of a site change the font size, and there are no others", async () => {
  await open(example("Controls of the site"));
  await computes("body", "font-size", "20px");
  await click("[data-by='1']");
  await computes("body", "font-size", "23px");
  await click("[data-by='-1']");
  await computes("body", "font-size", "20px");
  const buttons = `() => document.querySelector("maqal-reader").shadowRoot.querySelectorAll("button").length`;
  assert.equal(await browser.run(buttons), 0);
});

test("no page of the site has an error in its console, and its examples run", async () => {
  const built = await serve(join(root, "target/docs"));
  try {
    for (const { name, blocks } of documents.filter(({ name }) => /^docs\/[\w-]+\.md$/.test(name))) {
      await browser.open(`${built.origin}/${basename(name, ".md")}.html`);
      const frames = blocks.filter((block) => isRunnable(block) && block.marks[0] === "live").length;
      for (let index = 0; index < frames; index += 1) {
        await browser.holds(
          `example ${index + 1} of ${name} to show an article`,
          `() => {
            const frame = document.querySelectorAll("iframe.live-example")[${index}];
            frame?.scrollIntoView({ behavior: "instant", block: "center" });
            return Boolean(frame?.contentDocument.querySelector("maqal-reader")?.shadowRoot?.querySelector("article"));
          }`,
          `() => document.querySelectorAll("iframe.live-example")[${index}]?.contentDocument.body.innerText`,
        );
      }
      assert.deepEqual(await browser.errors(), [], name);
    }
  } finally {
    await built.stop();
  }
});
