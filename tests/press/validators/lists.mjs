// What lists the pages of a site: the sitemap and the feeds.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { ErrorLevel, XMLToSitemapItemStream } from "sitemap";
import { validateXML } from "xmllint-wasm";
import { articles, fixtures, languages, NAME } from "./sites.mjs";

/** @typedef {import("./sites.mjs").Site} Site */

const read = (/** @type {string} */ url) => readFile(fileURLToPath(url), "utf8");
const schema = (/** @type {string} */ namespace, /** @type {string} */ file) =>
  `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`;

/** The published schema of sitemaps, which the package `sitemap` contains, with the schema of the news extension. */
const SITEMAP = {
  schema: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    ${schema("http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap.xsd")}
    ${schema("http://www.google.com/schemas/sitemap-news/0.9", "news.xsd")}</xs:schema>`,
  preload: [
    {
      fileName: "sitemap.xsd",
      contents: await read(new URL("../../schema/sitemap.xsd", import.meta.resolve("sitemap")).href),
    },
    { fileName: "news.xsd", contents: await read(new URL("sitemap-news.xsd", import.meta.url).href) },
  ],
};

/** Returns the absolute URLs of the pages of all articles, sorted. */
const urls = (/** @type {Site} */ { origin, articles }) =>
  articles.map((path) => new URL(encodeURI(`/${path.replace("index.html", "")}`), origin).href).sort();

/** A date and a time as feeds require it (RFC 3339). */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Returns the URLs to which a feed or an entry links. */
const linkOf = (/** @type {any} */ { links }, /** @type {string} */ rel) =>
  links.filter((/** @type {any} */ link) => link.rel === rel).map((/** @type {any} */ { href }) => href);

for (const [name, site] of Object.entries({ languages, fixtures })) {
  test(`xmllint, sitemap: the sitemap of the site "${name}" is valid and complete`, async () => {
    const xml = await site.read("sitemap.xml");
    const { errors } = await validateXML({ xml: { fileName: "sitemap.xml", contents: xml }, ...SITEMAP });
    assert.deepEqual(errors, []);
    const parser = Readable.from([xml]).pipe(new XMLToSitemapItemStream({ level: ErrorLevel.THROW, logger: false }));
    const items = await parser.toArray();
    assert.deepEqual(items.map(({ url }) => url).sort(), urls(site));
    assert.ok(
      items.some(({ news }) => news?.publication.name === NAME),
      "there is no news",
    );
  });

  test(`feedsmith: the feeds of the site "${name}" are valid and agree`, async () => {
    const xml = await site.read("feed.atom");
    const { errors } = await validateXML({ xml: { fileName: "feed.atom", contents: xml }, normalization: "c14n" });
    assert.deepEqual(errors, []);
    const atom = /** @type {any} */ (parseAtomFeed(xml));
    const json = /** @type {any} */ (parseJsonFeed(await site.read("feed.json")));
    // What RFC 4287 requires of a feed.
    assert.deepEqual([atom.id, atom.title.value], [`${site.origin}/`, NAME]);
    assert.match(atom.updated, TIME);
    assert.deepEqual(linkOf(atom, "self"), [`${site.origin}/feed.atom`]);
    assert.deepEqual(
      [json.title, json.home_page_url, json.feed_url],
      [NAME, `${site.origin}/`, `${site.origin}/feed.json`],
    );
    assert.deepEqual(
      atom.entries.map((/** @type {any} */ entry) => [entry.id, entry.title.value, entry.summary?.value]),
      json.items.map((/** @type {any} */ item) => [item.id, item.title, item.summary]),
    );
    const known = urls(site);
    for (const entry of atom.entries) {
      assert.match(entry.updated, TIME, entry.id);
      assert.ok(!entry.published || TIME.test(entry.published), entry.id);
      assert.deepEqual(linkOf(entry, "alternate"), [entry.id]);
      assert.ok(entry.title.value && known.includes(entry.id), entry.id);
    }
    for (const item of json.items) {
      assert.ok(item.content_text, `${item.id} has no content`);
      for (const time of [item.date_published, item.date_modified]) assert.ok(!time || TIME.test(time), item.id);
      for (const url of [item.url, item.image]) assert.ok(!url || URL.canParse(url), item.id);
    }
    assert.equal(new Set(atom.entries.map((/** @type {any} */ entry) => entry.id)).size, Math.min(known.length, 50));
  });
}

for (const { file, title, dek, lang, byline } of articles) {
  test(`the entries of ${file} in the feeds are those of its article`, async () => {
    const atom = /** @type {any} */ (parseAtomFeed(await languages.read("feed.atom")));
    const json = /** @type {any} */ (parseJsonFeed(await languages.read("feed.json")));
    const entry = atom.entries.find((/** @type {any} */ one) => one.title.value === title);
    const item = json.items.find((/** @type {any} */ one) => one.title === title);
    const names = (/** @type {any[]} */ authors) => authors.map(({ name }) => name);
    assert.deepEqual([entry.summary.value, entry.xml.lang, names(entry.authors)], [dek, lang, byline]);
    assert.deepEqual([item.summary, item.language, names(item.authors)], [dek, lang, byline]);
  });
}
