// Replaces `static/files.js` in the npm package, for sites with a bundler. Bundlers find files by string literals and may
// rewrite scripts and style sheets. So every name is written out, style sheets and words are imported as scripts, and
// only the wasm modules, which bundlers copy as they are, are checked against their hashes.

// @ts-expect-error The build writes this module, like all others below: see .ci/package.mjs.
import languages from "./languages.js";

const SCRIPTS = {
  // @ts-expect-error
  "render.js": () => import("./render.js"),
  // @ts-expect-error
  "controls.js": () => import("./controls.js"),
  // @ts-expect-error
  "adopted.js": () => import("./adopted.js"),
};

/** @param {"render.js" | "controls.js" | "adopted.js"} name */
export const script = (name) => SCRIPTS[name]();

const MODULES = {
  "render_bg.wasm": new URL("./render_bg.wasm", import.meta.url),
  "controls_bg.wasm": new URL("./controls_bg.wasm", import.meta.url),
};

/**
 * @param {"render_bg.wasm" | "controls_bg.wasm"} name
 * @param {RequestInit} [options]
 */
export const wasm = (name, options) => fetch(MODULES[name].href, { integrity: INTEGRITY[name], ...options });

const STYLES = {
  // @ts-expect-error
  "css/maqal.css": () => import("./css/maqal.js"),
  // @ts-expect-error
  "css/controls.css": () => import("./css/controls.js"),
};

/** @param {"css/maqal.css" | "css/controls.css"} name */
export const style = async (name) => {
  const { default: rules } = await STYLES[name]();
  return new CSSStyleSheet().replace(rules);
};

/** @param {string} name */
// @ts-expect-error
export const face = async (name) => (await import("./faces.js")).bring(name);

/** @param {string} lang */
export const language = async (lang) => (await languages[lang]()).default;
