// Audits pages of the documentation and the reader's page with Lighthouse (https://developer.chrome.com/docs/lighthouse), and
// fails if a category has less than 100.
//
//   node docs/lighthouse.mjs

import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../tests/support/server.mjs";

const CATEGORIES = ["accessibility", "best-practices", "seo"];
const PAGES = ["index.html", "theming.html", "element.html", "maqal/index.html"];

const site = await serve(fileURLToPath(new URL("../target/docs/", import.meta.url)));
const chrome = await launch({
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const page of PAGES) {
    const result = await lighthouse(`${site.origin}/${page}`, { port: chrome.port, onlyCategories: CATEGORIES });
    if (!result) throw new Error(`${page}: Lighthouse has no result`);
    const { audits, categories } = result.lhr;
    for (const { title, score, auditRefs } of Object.values(categories)) {
      console.log(`${page.padEnd(20)} ${title.padEnd(16)} ${Math.round((score ?? 0) * 100)}`);
      if (score === 1) continue;
      process.exitCode = 1;
      for (const { id, weight } of auditRefs) {
        const audit = audits[id];
        if (!weight || audit.score === null || audit.score === 1) continue;
        console.log(`  ${audit.title}`);
        const items = audit.details && "items" in audit.details ? audit.details.items : [];
        for (const item of items) {
          const { snippet = "", explanation = "" } = /** @type {any} */ (item).node ?? {};
          console.log(`    ${snippet} ${explanation.replaceAll("\n", " ")}`);
        }
      }
    }
  }
} finally {
  chrome.kill();
  await site.stop();
}
