// Audits pages of the documentation, the reader's page and a finished page with Lighthouse
// (https://developer.chrome.com/docs/lighthouse) as on a phone, and fails if a category has less than 100.
//
//   node docs/lighthouse.mjs

import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { press } from "../tests/support/press.mjs";
import { serve } from "../tests/support/server.mjs";

const CATEGORIES = ["accessibility", "best-practices", "seo"];
const PAGES = ["index.html", "theming.html", "element.html", "maqal/index.html"];
/** How often a page is audited at most. Other programs on the machine can make it slower, but not faster. */
const RUNS = 3;

/** Audits a page. Returns the result with the highest scores. */
const audit = async (/** @type {string} */ url, /** @type {string[]} */ onlyCategories) => {
  let best;
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(url, { port: chrome.port, onlyCategories });
    if (!result) throw new Error(`${url}: Lighthouse has no result`);
    const total = Object.values(result.lhr.categories).reduce((sum, { score }) => sum + (score ?? 0), 0);
    if (!best || total > best.total) best = { total, lhr: result.lhr };
    if (total === onlyCategories.length) break;
  }
  if (!best) throw new Error(`${url} was not audited`);
  return best.lhr;
};

const report = async (
  /** @type {string} */ name,
  /** @type {string} */ url,
  /** @type {string[]} */ onlyCategories = CATEGORIES,
) => {
  const { audits, categories } = await audit(url, onlyCategories);
  for (const { title, score, auditRefs } of Object.values(categories)) {
    console.log(`${name.padEnd(20)} ${title.padEnd(16)} ${Math.round((score ?? 0) * 100)}`);
    if (score === 1) continue;
    process.exitCode = 1;
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (!weight || audit.score === null || audit.score === 1) continue;
      console.log(`  ${audit.title} ${audit.displayValue ?? ""}`);
      const items = audit.details && "items" in audit.details ? audit.details.items : [];
      for (const item of items) {
        const { snippet = "", explanation = "" } = /** @type {any} */ (item).node ?? {};
        console.log(`    ${snippet} ${explanation.replaceAll("\n", " ")}`);
      }
    }
  }
};

const docs = await serve(fileURLToPath(new URL("../target/docs/", import.meta.url)));
// The files of the reader have URLs with their version (docs/press.md).
const cache = (/** @type {string} */ path) => (path.startsWith("/maqal/") ? "max-age=31536000, immutable" : "no-cache");
const headers = (/** @type {string} */ path) => ({ "Cache-Control": cache(path) });
const pressed = await press(["static/articles"], { name: "صحيفة المثال", server: { headers, compress: true } });
const chrome = await launch({
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const page of PAGES) await report(page, `${docs.origin}/${page}`);
  const [article] = JSON.parse(await (await fetch(`${pressed.origin}/feed.json`)).text()).items;
  await report("a finished page", article.url, ["performance", ...CATEGORIES]);
  await report("an index of pages", `${pressed.origin}/`, ["performance", ...CATEGORIES]);
} finally {
  chrome.kill();
  await docs.stop();
  await pressed.stop();
}
