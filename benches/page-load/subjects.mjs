// The pages to compare. All of them show the same article.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { asHtml, asMaqal, asWordPress, escapeHtml } from "./article.mjs";

/**
 * @typedef {object} Subject
 * @property {string} name - The name for the command line.
 * @property {string} title - The name for the report.
 * @property {string} [path] - None if the path depends on the article (`press`).
 * @property {boolean} hasControls
 * @property {boolean} [isInShadow] - Whether the article is in a shadow root, which largest contentful paint ignores.
 */

/** @type {Subject[]} */
export const SUBJECTS = [
  { name: "static", title: "static HTML", path: "/static/", hasControls: false },
  { name: "preact", title: "Preact", path: "/preact/?src=/article.json", hasControls: true },
  { name: "react", title: "React", path: "/react/?src=/article.json", hasControls: true },
  { name: "own", title: "page, own format", path: "/?src=/own.json", hasControls: true },
  { name: "wordpress", title: "page, WordPress", path: "/?src=/article.json", hasControls: true },
  { name: "element", title: "element, WordPress", path: "/element/", hasControls: true, isInShadow: true },
  { name: "plain", title: "finished page as plain HTML", hasControls: false },
  { name: "pressed", title: "finished page", hasControls: true },
];

/**
 * Returns everything that the server needs for an article except Maqal's own files: a Map from path to content.
 *
 * @param {import("./article.mjs").Article} article
 * @param {Awaited<ReturnType<typeof bundlePeers>>} bundles
 */
export async function subjectFiles(article, bundles) {
  const title = escapeHtml(article.title);
  const peer = (/** @type {string} */ script) =>
    page(
      title,
      `<link rel="modulepreload" href="${script}"><script type="module" src="${script}"></script>`,
      `<div id="root"></div>`,
    );
  return new Map([
    ["/static/", page(title, "", `<article><h1>${title}</h1><div data-part="body">${asHtml(article)}</div></article>`)],
    ["/preact/", peer("/preact.js")],
    ["/react/", peer("/react.js")],
    [
      "/element/",
      page(
        title,
        `<script type="module" src="/maqal.js"></script>`,
        `<h2>موقع الأخبار</h2><maqal-reader loading="eager" src="/article.json"></maqal-reader>`,
      ),
    ],
    ["/reader.css", await readFile(new URL("peers/reader.css", import.meta.url), "utf8")],
    ["/preact.js", bundles.preact],
    ["/react.js", bundles.react],
    ["/article.json", asWordPress(article)],
    ["/own.json", asMaqal(article)],
  ]);
}

/** Bundles the scripts of the peers, minified, in production mode. */
export async function bundlePeers() {
  return { preact: await bundle("preact.jsx", "preact"), react: await bundle("react.jsx", "react") };
}

async function bundle(/** @type {string} */ file, /** @type {string} */ jsxImportSource) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`peers/${file}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}

/** @type {(title: string, head: string, body: string) => string} */
function page(title, head, body) {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/reader.css">${head}
<body>${body}</body>
</html>`;
}
