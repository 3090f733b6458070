// The articles that all programs build: nine paragraphs each, from the words of the sample.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { asMaqal, readArticle, shuffledTexts } from "../page-load/article.mjs";

/** The time between two articles, in milliseconds. */
const INTERVAL = 3_600_000;

/** Writes articles in Maqal's own format as JSON Lines. They are the same in every run. */
export async function writeArticles(/** @type {string} */ path, /** @type {number} */ count) {
  const { title, source, paragraphs } = await readArticle(9);
  const headlines = shuffledTexts([title], 1);
  const texts = shuffledTexts(paragraphs, 2);
  const file = createWriteStream(path);
  for (let number = 0; number < count; number += 1) {
    const article = {
      title: `${headlines.next().value} ${number}`,
      source,
      paragraphs: paragraphs.map(() => texts.next().value ?? ""),
      published: new Date(Date.UTC(2015, 0) + number * INTERVAL).toISOString(),
      canonical: `https://news.example/articles/${number}`,
    };
    if (!file.write(`${asMaqal(article)}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}
