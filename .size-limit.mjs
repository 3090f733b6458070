// The configuration of size-limit, which `make budget` runs: what is loaded together, and its limit in bytes at Brotli 11.
// The goals are 86,000 bytes for the page and for the element, and 90,000 for the app. Above the goal, the limit holds what
// has been reached. The hashes in `maqal.js` change its compressed size by a few bytes with each build.

import { select } from "./.ci/manifest.mjs";

/** @type {Record<import("./.ci/manifest.mjs").Group, [what: string, limit: number]>} */
const GROUPS = {
  page: ["everything before the article is visible", 143_700],
  element: ["everything before the article is visible", 143_700],
  pressed: ["the scripts of a pressed page, before the controls", 2_300],
  adopted: ["the script for articles in declarative shadow roots", 1_300],
  app: ["loaded after the article, with all that it may load except fonts and languages", 110_500],
  site: ["what a page with an element loads before the element is near the viewport", 3_570],
  frame: ["what a page with a frame loads", 1_000],
  embedded: ["what the page loads in a frame", 1_000],
  faces: ["what a selected face loads besides its fonts", 1_200],
  languages: ["all of them; a reader loads one, or none for Arabic", 16_000],
};

export default Object.entries(GROUPS).map(([group, [what, limit]]) => ({
  name: `${group}: ${what}`,
  limit: `${limit} B`,
  path: select("dist", ({ groups = [] }) => groups.some((name) => name === group)).map((name) => `dist/${name}`),
}));
