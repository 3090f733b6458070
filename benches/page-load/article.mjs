// The article that every subject shows: the sample in `static/articles`, extended to any number of paragraphs.

import { readFile } from "node:fs/promises";

const SAMPLE = new URL("../../static/articles/matn-china-russia.json", import.meta.url);
const CANONICAL = "https://news.example/2025/11/04/1";

/**
 * Returns the sample with `length` paragraphs. The first nine are the sample's own. Each later one contains the words of
 * one of those nine in a random order, so that it does not compress like a copy. The order is the same in every run.
 */
export async function readArticle(/** @type {number} */ length) {
  /** @type {{ title: string, source: object, body: { content: string }[] }} */
  const { title, source, body } = JSON.parse(await readFile(SAMPLE, "utf8"));
  const texts = body.map(({ content }) => content.trim()).filter((text) => text && text !== title);
  const later = shuffledTexts(texts, 1);
  const paragraphs = Array.from({ length }, (_, index) => texts[index] ?? later.next().value);
  return { title, source, paragraphs, published: "2025-11-04T08:00:00Z", canonical: CANONICAL };
}

/** @typedef {Awaited<ReturnType<typeof readArticle>>} Article */

/**
 * Repeats some texts in turns without end, each with its words in a random order. The order depends on `seed` only.
 *
 * @param {string[]} texts
 * @param {number} seed
 * @returns {Generator<string, never>}
 */
export function* shuffledTexts(texts, seed) {
  const random = randomNumbers(seed);
  for (let index = 0; ; index += 1) yield shuffle(texts[index % texts.length].split(/\s+/), random).join(" ");
}

/** Returns the body as HTML. */
export function asHtml(/** @type {Article} */ { paragraphs }) {
  return paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n");
}

/** Returns the article as a post of the WordPress REST API, in JSON. */
export function asWordPress(/** @type {Article} */ article) {
  return JSON.stringify({
    id: 1,
    date_gmt: article.published.replace(/Z$/, ""),
    link: article.canonical,
    title: { rendered: escapeHtml(article.title) },
    content: { rendered: asHtml(article), protected: false },
    excerpt: { rendered: "", protected: false },
  });
}

/** Returns the article in Maqal's own format, in JSON. */
export function asMaqal(/** @type {Article} */ { title, source, paragraphs, published, canonical }) {
  return JSON.stringify({
    maqal: 1,
    title,
    lang: "ar",
    published,
    canonical,
    source,
    body: paragraphs.map((content) => ({ type: "paragraph", content })),
  });
}

/** Escapes text for element content. */
export function escapeHtml(/** @type {string} */ text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** A linear congruential generator of numbers from 0 (inclusive) to 1 (exclusive). */
function randomNumbers(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Shuffles an array in place (Fisher–Yates).
 *
 * @type {(items: string[], random: () => number) => string[]}
 */
function shuffle(items, random) {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
  return items;
}
