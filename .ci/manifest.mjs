// The list of the files that we ship. The build, the budget, the npm package, the WordPress plugin and the release all
// read it. A build fails if it makes a file that is not listed here, or lacks one that is.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** The version of the crate, which the npm package and the plugin have as well. */
export const VERSION = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1] ?? "";

/**
 * What is loaded together, and its limit in bytes at Brotli 11. Above the goal, the limit holds what has been reached.
 *
 * @type {Record<string, { what: string, limit: number, goal?: number }>}
 */
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
 * @typedef {object} Entry
 * @property {string[]} [groups] - The groups of the budget. Fonts, images and JSON files have none.
 * @property {boolean} [integrity] - Whether `maqal.js` checks the hash of the file (Subresource Integrity).
 * @property {boolean} [package] - Whether the file is in the npm package.
 * @property {boolean} [plugin] - Whether the file is in the WordPress plugin.
 */

/**
 * The files by name. A name that ends with `/` stands for all files of a folder.
 *
 * @type {Record<string, Entry>}
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
export const filesIn = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !/\.(br|gz)$/.test(name) && statSync(join(folder, name)).isFile())
    .sort();

/**
 * The files of a build whose entry in the list `accept` accepts.
 *
 * @type {(folder: string, accept: (entry: Entry) => unknown) => string[]}
 */
export const select = (folder, accept) =>
  filesIn(folder).filter((name) => {
    const [top, ...inside] = name.split("/");
    const entry = FILES[name] ?? (inside.length > 0 ? FILES[`${top}/`] : undefined);
    return entry && accept(entry);
  });

/** Throws unless `folder` has exactly the files of the list. */
export function check(/** @type {string} */ folder) {
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

/**
 * The hash of a file in the syntax of Subresource Integrity.
 *
 * @type {(path: string, algorithm: "sha256" | "sha384") => string}
 */
export const hashOf = (path, algorithm) =>
  `${algorithm}-${createHash(algorithm).update(readFileSync(path)).digest("base64")}`;
