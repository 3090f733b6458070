// The metadata of pages: JSON-LD according to the vocabulary of schema.org, Open Graph, oEmbed.

import assert from "node:assert/strict";
import test from "node:test";
import { extract } from "@extractus/oembed-extractor";
import jsonld from "jsonld";
import ogs from "open-graph-scraper";
import { articles, fixtures, languages, NAME } from "./sites.mjs";
import { accepts, CONTEXT, hasProperty, isClass, SCHEMA } from "./vocabulary.mjs";

/** @typedef {import("./sites.mjs").Site} Site */

/** Returns what Open Graph Scraper finds on a page. */
const scrape = async (/** @type {import("open-graph-scraper/types").OpenGraphScraperOptions} */ options) => {
  const { error, result } = await ogs(options);
  assert.equal(error, false, options.url);
  return result;
};

/** Returns the Open Graph properties of a page, without substitutes from its body. */
const previewOf = async (/** @type {Site} */ site, /** @type {string} */ path) =>
  scrape({ html: await site.read(path), onlyGetOpenGraphInfo: true });

/** Returns the only JSON-LD of a page. @type {(site: Site, path: string) => Promise<any>} */
const documentOf = async (site, path) => {
  const html = await site.read(path);
  const { jsonLD = [] } = await scrape({ html, jsonLDOptions: { throwOnJSONParseError: true } });
  assert.equal(jsonLD.length, 1, path);
  return jsonLD[0];
};

/** Returns the nodes of a document in absolute form without loss, or throws. @type {(document: object) => Promise<any[]>} */
const expand = async (document) => {
  const documentLoader = async (/** @type {string} */ url) => {
    assert.equal(url, "https://schema.org");
    return { contextUrl: undefined, documentUrl: url, document: { "@context": CONTEXT } };
  };
  const options = /** @type {any} */ ({ documentLoader, safe: true });
  return /** @type {any} */ (jsonld.expand(document, options));
};

/** Returns what the vocabulary does not allow in a node: [property, value] with the types of the node. */
const findings = (/** @type {any} */ node) => {
  const types = node["@type"] ?? [];
  const found = types.length === 1 && isClass(types[0]) ? [] : [`the types ${types}`];
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith("@")) continue;
    if (!hasProperty(types[0], property)) found.push(`${types[0]} has no ${property}`);
    for (const value of values) {
      const of = value["@type"]?.[0];
      if (of) found.push(...(accepts(property, of) ? findings(value) : [`${property} is no ${of}`]));
      else if (!isLiteral(property, value)) found.push(`${property}: ${JSON.stringify(value)}`);
    }
  }
  return found;
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a property may have a value that is not a node with properties. */
const isLiteral = (/** @type {string} */ property, /** @type {any} */ { "@id": id, "@value": value }) => {
  const may = (/** @type {string} */ name) => accepts(property, SCHEMA + name);
  if (id !== undefined) return may("URL") && /^https?:/.test(id) && URL.canParse(id);
  if (typeof value === "boolean") return may("Boolean");
  if (typeof value !== "string" || !value.trim()) return false;
  return may("Text") || (may("Date") && DATE.test(value)) || (may("DateTime") && TIME.test(value));
};

test("JSON-LD: the vocabulary check finds mistakes", async () => {
  const context = { "@context": "https://schema.org", "@type": "NewsArticle" };
  const find = async (/** @type {object} */ properties) => findings((await expand({ ...context, ...properties }))[0]);
  assert.deepEqual(await find({ headline: "عنوان", datePublished: "2025-11-04T09:30:00+03:00" }), []);
  assert.equal((await find({ datePublished: "2025-11-04T09:30:00" })).length, 1, "a time without an offset");
  assert.equal((await find({ image: "" })).length, 1, "an empty URL");
  assert.equal((await find({ author: { "@type": "Place", name: "حلب" } })).length, 1, "a value of another class");
  assert.equal((await find({ logo: "https://site.example/logo.png" })).length, 1, "a property of another class");
  await assert.rejects(find({ headlines: "عنوان" }), "an unknown property");
  await assert.rejects(find({ "@type": "NewsStory" }), "an unknown class");
});

for (const [name, site] of Object.entries({ languages, fixtures })) {
  test(`JSON-LD: the articles of the site "${name}" conform to schema.org`, async () => {
    const found = [];
    for (const path of site.articles) {
      const document = await documentOf(site, path);
      const nodes = await expand(document);
      assert.equal(nodes.length, 1, path);
      const { "@context": _context, "@type": type, ...properties } = document;
      // Google requires nothing, but the first three are what a news article cannot do without.
      for (const needed of ["headline", "mainEntityOfPage", "isAccessibleForFree"]) assert.ok(needed in document, path);
      assert.equal(type, "NewsArticle", path);
      assert.equal(Object.keys(nodes[0]).length, Object.keys(properties).length + 1, `${path}: properties are lost`);
      found.push(...findings(nodes[0]).map((finding) => `${path}: ${finding}`));
    }
    assert.deepEqual(found, []);
  });

  test(`Open Graph: the articles of the site "${name}" have a complete preview`, async () => {
    for (const path of site.articles) {
      const page = await previewOf(site, path);
      const { headline, mainEntityOfPage, image = [], description = "" } = await documentOf(site, path);
      assert.equal(page.ogType, "article", path);
      assert.equal(page.ogTitle, headline, path);
      assert.equal(page.ogDescription ?? "", description, path);
      assert.equal(page.ogUrl, mainEntityOfPage, path);
      assert.equal(page.ogSiteName, NAME, path);
      assert.match(page.ogLocale ?? "en_US", /^[a-z]{2,3}_[A-Z]{2}$/, path);
      assert.equal(page.twitterCard, page.ogImage ? "summary_large_image" : "summary", path);
      const images = page.ogImage ?? [];
      assert.deepEqual(
        images.map(({ url }) => url),
        image,
        path,
      );
      for (const { url, width, height } of images) {
        assert.ok(URL.canParse(url), `${path}: ${url}`);
        assert.equal(width === undefined, height === undefined, path);
      }
      for (const time of [page.articlePublishedTime, page.articleModifiedTime])
        assert.ok(!time || DATE.test(time) || TIME.test(time), `${path}: ${time}`);
    }
  });
}

/** The width and the height of a PNG file. */
const sizeOf = (/** @type {DataView} */ file) => [file.getUint32(16), file.getUint32(20)];

for (const { file, title, dek, lang, canonical } of articles) {
  test(`the preview of ${file} is that of its article`, async () => {
    const preview = async (/** @type {string} */ path) => ({ path, ...(await previewOf(languages, path)) });
    const pages = await Promise.all(languages.articles.map(preview));
    const page = pages.find(({ ogUrl }) => ogUrl === canonical);
    assert.ok(page, `no page has the canonical URL ${canonical}`);
    assert.equal(page.ogTitle, title);
    assert.equal(page.ogDescription, dek);
    assert.equal(page.ogLocale?.split("_")[0], lang.split("-")[0]);
    assert.ok(page.ogImage?.length, "there is no image");

    const response = await extract(new URL(encodeURI(`/${page.path}`), languages.origin).href);
    assert.equal(response.method, "auto-discovery");
    assert.deepEqual(
      [response.version, response.type, response.title, response.provider_name],
      ["1.0", "link", title, NAME],
    );
    const thumbnail = await fetch(response.thumbnail_url ?? "");
    const size = sizeOf(new DataView(await thumbnail.arrayBuffer()));
    assert.deepEqual(size, [response.thumbnail_width, response.thumbnail_height]);
    const own = page.ogImage.find(({ url }) => url === response.thumbnail_url);
    assert.deepEqual([own?.width, own?.height].map(Number), size);
  });
}
