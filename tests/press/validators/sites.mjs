// The sites that the tests examine. They are pressed when this module is loaded.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { press } from "../../support/press.mjs";

/** The name of the sites. */
export const NAME = "صحيفة المثال & Co.";

/** The redirect at the former path of an article. */
export const REDIRECT = "2025/11/the-library-by-the-harbour-will-open-soon/index.html";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * A site.
 *
 * @typedef {object} Site
 * @property {string} origin - The URL without the slash at its end.
 * @property {string[]} files - The paths of its files, sorted.
 * @property {string[]} articles - The paths of the pages of articles.
 * @property {(path: string) => Promise<string>} read - Returns the text of a file.
 */

/**
 * @param {string[]} inputs
 * @param {object} options
 * @param {string[]} [options.earlier]
 * @param {"missing" | "none"} options.cards
 * @param {number} options.code
 * @returns {Promise<Site>}
 */
const site = async (inputs, options) => {
  const { folder, origin, stop } = await press(inputs, { name: NAME, ...options });
  after(stop);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = all.map((file) => file.slice(folder.length + 1)).sort();
  // The page of an article has an oEmbed response, and so has a redirect.
  const hasResponse = (/** @type {string} */ path) => files.includes(`oembed/${path.replace("/index.html", ".json")}`);
  const articles = files.filter((path) => path !== REDIRECT && hasResponse(path));
  return { origin, files, articles, read: (path) => readFile(join(folder, path), "utf8") };
};

const LANGUAGES = "tests/e2e/articles/languages";

/** The articles of which the tests know the content: one per language. */
export const articles = await Promise.all(
  (await readdir(join(root, LANGUAGES))).map(async (file) => {
    const article = JSON.parse(await readFile(join(root, LANGUAGES, file), "utf8"));
    return { file, ...article };
  }),
);

/**
 * These articles, the sample, and articles with every kind of block. One article had another headline before, so there is a
 * redirect at its former path.
 */
export const languages = await site(["tests/e2e/articles", "static/articles"], {
  earlier: ["tests/press/validators/earlier.json"],
  cards: "missing",
  code: 0,
});

const fixed = await readdir(join(root, "tests/fixtures"), { recursive: true });
const sources = fixed.filter((name) => name.endsWith("/source.json")).map((name) => join("tests/fixtures", name));

/** Articles in every format, also with missing and wrong values. Some inputs contain no article. */
export const fixtures = await site(sources, { cards: "none", code: 1 });
