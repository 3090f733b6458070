// The theme of `examples/wordpress` and the plugin, in a real WordPress, which `.ci/wordpress.sh` starts with posts of the
// WordPress tests.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, afterEach } from "node:test";
import { openBrowser } from "../support/browser.mjs";
import { hasFallback, hasHeadline, hasPart, styleOf } from "../support/reader.mjs";

const { origin, posts } = JSON.parse(await readFile(String(process.env.MAQAL_WORDPRESS), "utf8"));

const browser = await openBrowser();
after(browser.close);
afterEach(async () => assert.deepEqual(await browser.errors(), [], "errors in the console"));

const value = (/** @type {string} */ expression) => browser.run(`() => ${expression}`);

test("wordpress: the theme shows a post in the reader, in its look", async () => {
  await browser.open(`${origin}/`);
  await value(`document.querySelector('main a[href="${posts.plain.link}"]').click()`);
  await browser.holds("the controls", `() => ${hasPart("share")}`);
  assert.equal(await value(hasFallback()), false, "the fallback is visible");
  assert.equal(await value("document.querySelector('maqal-reader').theme"), "light");
  assert.equal(await value(styleOf("reader", "background-color")), "rgb(243, 246, 244)");
  assert.equal(await value(styleOf("share", "background-color")), "rgb(20, 83, 45)");
  assert.equal(await value(styleOf("toolbar", "inset-block-start")), "48px");
});

test("wordpress: the block shows another post in a page", async () => {
  await browser.open(posts.block.link);
  await browser.holds("the article", `() => ${hasHeadline("أسعار الزيت تهدأ بعد موسم ماطر")}`);
});
