// What stands in the place of `static/files.js` in the npm package, where a site's bundler may rewrite scripts: so they
// are not held to what they were, while the module still is. And the style sheet is a script, since fetched as a file
// it would be what each bundler makes of style sheets.

/** What the module must be. */
export const integrity = INTEGRITY["reader_bg.wasm"];

export const script = () => import("./reader.js");

export const face = async (name) => (await import("./faces.js")).bring(name);

export const style = async () => {
  const { default: rules } = await import("./style.js");
  return new CSSStyleSheet().replace(rules);
};
