// Builds the pages with React: node peers/react.mjs ARTICLES FOLDER

import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { style, view } from "./page.mjs";

const [articles, folder] = process.argv.slice(2);
for await (const line of createInterface({ input: createReadStream(articles) })) {
  const article = view(line);
  const path = join(folder, article.path);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "index.html"), `<!doctype html>\n${renderToStaticMarkup(h(Page, { article }))}`);
  mkdirSync(join(folder, "oembed", dirname(article.path)), { recursive: true });
  writeFileSync(join(folder, "oembed", `${article.path}.json`), article.oembed);
}

function Page(/** @type {{ article: import("./page.mjs").View }} */ { article }) {
  return h(
    "html",
    { lang: "ar", dir: "rtl" },
    h(Head, { article }),
    h(
      "body",
      null,
      h(
        "main",
        { id: "maqal" },
        h(
          "div",
          { className: "maqal", "data-part": "reader", "data-state": "ready", lang: "ar", dir: "rtl" },
          h(Article, { article }),
          h("noscript", null, h(Share, { article })),
        ),
      ),
    ),
  );
}

function Head(/** @type {{ article: import("./page.mjs").View }} */ { article }) {
  const { title, description, canonical, source, published, jsonLd } = article;
  const property = (/** @type {string} */ name, /** @type {string} */ content) =>
    h("meta", { property: name, content });
  return h(
    "head",
    null,
    h("meta", { charSet: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape it.
    h("style", { dangerouslySetInnerHTML: { __html: style } }),
    h("title", null, title),
    h("meta", { name: "description", content: description }),
    h("link", { rel: "canonical", href: canonical }),
    h("meta", { name: "robots", content: "max-image-preview:large" }),
    property("og:type", "article"),
    property("og:title", title),
    property("og:description", description),
    property("og:url", canonical),
    property("og:site_name", source.name),
    property("og:locale", "ar_AR"),
    property("article:published_time", published),
    h("meta", { name: "twitter:card", content: "summary" }),
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotation marks.
    h("script", { type: "application/ld+json", dangerouslySetInnerHTML: { __html: jsonLd } }),
  );
}

function Article(/** @type {{ article: import("./page.mjs").View }} */ { article }) {
  const { title, source, published, date, minutes, paragraphs } = article;
  return h(
    "article",
    { lang: "ar", dir: "rtl" },
    h("div", { "data-part": "progress", "aria-hidden": true }),
    h(
      "header",
      null,
      h("h1", { "data-part": "headline", tabIndex: -1 }, title),
      h(
        "div",
        { "data-part": "byline", lang: "ar", dir: "rtl" },
        h("span", { className: "publisher" }, h("bdi", null, source.name)),
        h("time", { "data-part": "published", dateTime: published }, date),
        h("span", { "data-part": "minutes" }, minutes),
      ),
    ),
    h("div", { className: "toolbar-slot" }),
    h(
      "div",
      null,
      h("div", { id: "maqal-text", "data-part": "body" }, ...paragraphs.map((text) => h("p", null, text))),
    ),
    h(
      "footer",
      null,
      h(
        "a",
        { className: "source", "data-part": "source", href: source.url, rel: "noopener", lang: "ar", dir: "rtl" },
        h("span", { className: "label" }, "المصدر"),
        h("span", null, source.name),
      ),
      h("section", { className: "share-slot" }),
    ),
  );
}

function Share(/** @type {{ article: import("./page.mjs").View }} */ { article }) {
  return h(
    "nav",
    { className: "actions", "aria-label": "شارك هذا المقال" },
    ...article.networks.map(({ name, href }) => h("a", { className: "pill", href, rel: "noopener noreferrer" }, name)),
  );
}
