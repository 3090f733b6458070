// The package on a CDN: the page of `examples/plain-page` loads the file that package.json names for that, from another
// origin.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { hasHeadline, hasPart } from "../support/reader.mjs";
import { serve } from "../support/server.mjs";
import { unpack } from "./tarball.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ARTICLE = "articles/matn-china-russia.json";

for (const field of ["jsdelivr", "unpkg"]) {
  test(`a page loads the file for ${field} from another origin`, async (t) => {
    const folder = await unpack();
    const { [field]: file } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const headers = { "Access-Control-Allow-Origin": "*", "Timing-Allow-Origin": "*" };
    const cdn = await serve(folder, { headers });
    t.after(cdn.stop);

    const html = await readFile(join(root, "examples/plain-page/index.html"), "utf8");
    const page = html.replace("../../dist/maqal.js", new URL(file, cdn.origin).href).replaceAll("../../dist/", "/");
    const site = await serve(join(root, "static"), { pages: { "/index.html": page } });
    t.after(site.stop);
    const browser = await openBrowser();
    t.after(browser.close);
    await browser.open(`${site.origin}/`);

    const { title } = JSON.parse(await readFile(join(root, "static", ARTICLE), "utf8"));
    await browser.holds("the headline", `() => ${hasHeadline(title)}`);
    await browser.holds("the controls", `() => ${hasPart("share")}`);
    assert.deepEqual(await browser.errors(), [], "errors in the console");
    /** @type {string[]} */
    const requests = await browser.run(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const own = requests.filter((url) => url.startsWith(site.origin)).map((url) => new URL(url).pathname);
    assert.deepEqual(
      own.filter((path) => path !== "/icon.svg"),
      [`/${ARTICLE}`],
      "requests to the site itself",
    );
  });
}
