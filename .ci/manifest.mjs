// The list of the files that we ship. The build, the budget, the npm package, the WordPress plugin and the release all
// read it. A build fails if it makes a file that is not listed here, or lacks one that is.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** The version of the crate, which the npm package and the plugin have as well. */
export const [, VERSION] = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"));

/** What is loaded together, and its limit in bytes at Brotli 11. Above the goal, the limit holds what has been reached. */
export const GROUPS = {
  page: { what: "page: everything before the article is visible", limit: 148_500, goal: 86_000 },
  element: { what: "element: everything before the article is visible", limit: 148_500, goal: 86_000 },
  app: {
    what: "app: loaded after the article, with all that it may load except fonts and languages",
    limit: 109_500,
    goal: 90_000,
  },
  site: { what: "site: what a page with an element loads before a reader comes near", limit: 3_400 },
  frame: { what: "frame: what a page with a frame loads", limit: 1_000 },
  embedded: { what: "embedded: what the page loads in a frame", limit: 1_000 },
  faces: { what: "faces: what a chosen face loads besides its fonts", limit: 1_200 },
  languages: { what: "languages: all of them; a reader loads one, or none if it is Arabic", limit: 16_000 },
};

const SHARED = { integrity: true, package: true, plugin: true };

/**
 * The files by name; a name that ends with `/` is a folder with all that is in it.
 *
 * - `groups`: the groups of the budget. Only fonts, pictures and JSON that articles or tools need have none.
 * - `integrity`: `maqal.js` knows the hash of the file and refuses any other content (Subresource Integrity).
 * - `package`, `plugin`: the file is in the npm package, and in the WordPress plugin.
 */
export const FILES = {
  "index.html": { groups: ["page"] },
  "page.js": { groups: ["page"] },
  "css/page.css": { groups: ["page"] },
  "maqal.js": { groups: ["element", "site"], package: true, plugin: true },
  "css/maqal.css": { groups: ["element"], ...SHARED },
  "render.js": { groups: ["page", "element"], ...SHARED },
  "render_bg.wasm": { groups: ["page", "element"], ...SHARED },
  "controls.js": { groups: ["app"], ...SHARED },
  "controls_bg.wasm": { groups: ["app"], ...SHARED },
  "css/controls.css": { groups: ["app"], ...SHARED },
  "frame.js": { groups: ["frame"] },
  "embedded.js": { groups: ["embedded"] },
  "faces.js": { groups: ["faces"], ...SHARED },
  "languages/": { groups: ["languages"], ...SHARED },
  "fonts/": { package: true, plugin: true },
  "schema/": { package: true },
  "articles/": {},
  "icon.svg": {},
};

/** The paths of all files in `folder`, sorted, without those that `compress.mjs` adds. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/\.(br|gz)$/.test(name) && statSync(join(folder, name)).isFile())
    .sort();

/** The files of a build that `accept` takes, given their entry in the list. */
export const select = (folder, accept) =>
  filesIn(folder).filter((name) => {
    const [top, ...inside] = name.split("/");
    const entry = FILES[name] ?? (inside.length > 0 ? FILES[`${top}/`] : undefined);
    return entry && accept(entry);
  });

/** Throws unless `folder` has exactly the files of the list. */
export function check(folder) {
  const listed = select(folder, () => true);
  const wrong = [
    ...filesIn(folder)
      .filter((name) => !listed.includes(name))
      .map((name) => `${name} is not listed in .ci/manifest.mjs`),
    ...Object.keys(FILES)
      .filter((name) => !existsSync(join(folder, name)))
      .map((name) => `${name} is missing`),
  ];
  if (wrong.length > 0) throw new Error(`${folder}:\n  ${wrong.join("\n  ")}`);
}

/** The hash of a file as Subresource Integrity writes it. */
export const hashOf = (path, algorithm) =>
  `${algorithm}-${createHash(algorithm).update(readFileSync(path)).digest("base64")}`;
