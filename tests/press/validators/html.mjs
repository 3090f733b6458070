// All pages are valid HTML, according to html-validate.

import assert from "node:assert/strict";
import test from "node:test";
import { HtmlValidate } from "html-validate";
import { fixtures, languages, REDIRECT } from "./sites.mjs";

/** @type {import("html-validate").ConfigData} */
const CONFIG = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // What the pages load is on their own server.
    "require-sri": ["error", { target: "crossorigin" }],
    "doctype-style": ["error", { style: "lowercase" }],
    // Publishers rarely say which cells a header belongs to. Browsers derive it from the table.
    "wcag/h63": "off",
  },
};

/** What articles of publishers may lack. @type {import("html-validate").ConfigData["rules"]} */
const IMPERFECT = {
  // A headline.
  "empty-heading": "off",
  // Different names of two lists of related articles. The rule also requires names of an `aside` within an article, which is
  // no landmark.
  "unique-landmark": "off",
};

for (const [name, site, rules] of /** @type {const} */ ([
  ["languages", languages, {}],
  ["fixtures", fixtures, IMPERFECT],
])) {
  test(`html-validate: the pages of the site "${name}"`, async () => {
    const validator = new HtmlValidate({ ...CONFIG, rules: { ...CONFIG.rules, ...rules } });
    const pages = site.files.filter((path) => path.endsWith(".html"));
    assert.ok(pages.length > site.articles.length && site.articles.length >= 10, `${pages.length} pages`);
    const kinds = ["index.html", "404.html", "section/", REDIRECT];
    const missing = kinds.filter((kind) => !pages.some((path) => path.startsWith(kind)));
    if (site === languages) assert.deepEqual(missing, []);
    const findings = [];
    for (const path of pages) {
      const { results } = await validator.validateString(await site.read(path), path);
      for (const { line, column, message, ruleId, selector } of results.flatMap(({ messages }) => messages))
        findings.push(`${path}:${line}:${column} ${ruleId}: ${message} ${selector}`);
    }
    assert.deepEqual(findings, []);
  });
}
