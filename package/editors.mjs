// The files for editors, generated from `custom-elements.json`: custom data for VS Code, and web-types for the editors of
// JetBrains.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getWebTypesData } from "custom-element-jet-brains-integration";
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from "custom-element-vs-code-integration";

// Parts and custom properties are completed in style sheets, so the description of the element does not list them.
const OPTIONS = { hideCssPartsDocs: true, hideCssPropertiesDocs: true };

/**
 * Writes the files into a package.
 *
 * @param {string} folder - The folder of the package, with its `custom-elements.json` and `package.json`.
 */
export const writeEditorFiles = (folder) => {
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const manifest = read("custom-elements.json");
  const { name, version } = read("package.json");
  const files = {
    "vscode.html-custom-data.json": JSON.parse(getVsCodeHtmlCustomData(manifest, OPTIONS)),
    "vscode.css-custom-data.json": JSON.parse(getVsCodeCssCustomData(manifest, OPTIONS)),
    // The generator takes name and version from the package.json of the current directory, which is not this package's.
    "web-types.json": { ...JSON.parse(getWebTypesData(manifest, OPTIONS)), name, version },
  };
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  }
};
