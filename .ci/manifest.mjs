// The list of the files that we ship. The build, `make budget`, the npm package, the WordPress plugin and the release use
// it. A build fails if it writes a file that is not listed here, or does not write one that is.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));
/** The version of the crate, which the npm package and the plugin have as well. */
export const VERSION = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1] ?? "";

const SHARED = { integrity: true, package: true, plugin: true };

/**
 * A group of files that are loaded together (.size-limit.mjs).
 *
 * @typedef {"page" | "element" | "pressed" | "adopted" | "app" | "site" | "frame" | "embedded" | "faces" | "languages"} Group
 *
 * @typedef {object} Entry
 * @property {Group[]} [groups] - The groups whose size is limited. Fonts, images and JSON files have none.
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
  "pressed.js": { groups: ["pressed"] },
  "start.js": { groups: ["pressed"] },
  "font.js": { groups: ["pressed"] },
  "adopted.js": { groups: ["adopted"], ...SHARED },
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
