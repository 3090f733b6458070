// Puts the fonts that a reader may choose beside the scripts that bring them (`static/faces.js`, `static/css/page.css`):
// the files of each family, by short names that stay, and the family's licence, which has to go where they go.
//
// A hook of Trunk's, with the staging folder in TRUNK_STAGING_DIR. A debug build goes without where `npm ci` has not
// been run: each text then is in a face of the system's.
//
// Of each family only what an article is set in: its regular and its bold, which one file has where the font is
// variable. A family is parted by scripts, so that who reads no Latin fetches none; but for `arabic` there is no
// reading without `latin`, which has the space, the full stop, «» and 0-9.

import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ARABIC = ["arabic", "latin", "latin-ext"];
const HEBREW = ["hebrew", "latin", "latin-ext"];
/** The weights of a family, by what the end of their files' names is here; a variable font has all of them in one. */
const VARIABLE = { "": "wght" };
const REGULAR_AND_BOLD = { "": "400", "-bold": "700" };

const FAMILIES = [
  { name: "naskh", from: "@fontsource-variable/noto-naskh-arabic", scripts: ARABIC, weights: VARIABLE },
  { name: "amiri", from: "@fontsource/amiri", scripts: ARABIC, weights: REGULAR_AND_BOLD },
  { name: "plex", from: "@fontsource/ibm-plex-sans-arabic", scripts: ARABIC, weights: REGULAR_AND_BOLD },
  { name: "nastaliq", from: "@fontsource-variable/noto-nastaliq-urdu", scripts: ARABIC, weights: VARIABLE },
  { name: "hebrew", from: "@fontsource-variable/frank-ruhl-libre", scripts: HEBREW, weights: VARIABLE },
];

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("TRUNK_STAGING_DIR is not set: Trunk runs this, as a hook of its build");
const folder = join(staging, "fonts");
const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));

if (process.env.TRUNK_PROFILE === "debug" && !FAMILIES.every(({ from }) => existsSync(join(modules, from)))) {
  console.error("There are no fonts in node_modules (`npm ci` puts them there), so this build goes without.");
} else {
  mkdirSync(folder, { recursive: true });
  for (const { name, from, scripts, weights } of FAMILIES) {
    const original = from.split("/")[1];
    for (const script of scripts) {
      for (const [ending, weight] of Object.entries(weights)) {
        const file = join(modules, from, "files", `${original}-${script}-${weight}-normal.woff2`);
        cpSync(file, join(folder, `${name}-${script}${ending}.woff2`));
      }
    }
    cpSync(join(modules, from, "LICENSE"), join(folder, `LICENSE-${name}.txt`));
  }
}
