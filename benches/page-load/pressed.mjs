// The page that `maqal-press` writes for an article, and the same page as plain HTML.

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { asMaqal } from "./article.mjs";

const run = promisify(execFile);
const ENVIRONMENT = fileURLToPath(new URL("../../.ci/with.sh", import.meta.url));
const PROGRAM = "cargo run --quiet --locked --profile press --features press --bin maqal-press --".split(" ");

/**
 * Writes the page of an article into a temporary folder, which `remove` removes.
 *
 * @param {import("./article.mjs").Article} article
 * @param {string} dist - The folder of the reader's files.
 */
export async function press(article, dist) {
  const folder = await mkdtemp(join(tmpdir(), "maqal-page-load-"));
  const input = join(folder, "article.json");
  await writeFile(input, asMaqal(article));
  const options = ["--url", "https://news.example/", "--reader", dist, "--output", join(folder, "pressed"), input];
  await run(ENVIRONMENT, [...PROGRAM, ...options]);
  const files = await readdir(join(folder, "pressed"), { recursive: true });
  const page = files.find((file) => /^\d{4}.*index\.html$/.test(file));
  if (!page) throw new Error(`maqal-press has written no page: ${files.join(", ")}.`);
  const html = await readFile(join(folder, "pressed", page), "utf8");
  const path = `/pressed/${page.split(sep).slice(0, -1).map(encodeURIComponent).join("/")}/`;
  return {
    folder,
    path,
    plain: { path: `${path}plain.html`, html: plainPage(html) },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Returns the page with only its title, its style sheet and its article. */
function plainPage(/** @type {string} */ html) {
  const part = (/** @type {RegExp} */ pattern) => {
    const found = html.match(pattern);
    if (!found) throw new Error(`The page of maqal-press has no ${pattern}.`);
    return found[0];
  };
  return `<!doctype html>
${part(/<html[^>]*>/)}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${part(/<title>[^<]*<\/title>/)}
<link rel="icon" href="data:,">
${part(/<style>[\s\S]*?<\/style>/)}
<body>${part(/<main[\s\S]*<\/main>/).replace(/<script>[\s\S]*?<\/script>/, "")}</body>
</html>`;
}
