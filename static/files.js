// The files that an element needs beside its own script, each taken only if it is what it must be. The npm package has
// another in this one's place (`package/files.js`): there a site's bundler rewrites scripts, and knows style sheets its
// own way.

/** What files must be, by name: a release puts it in (`.ci/bundle.mjs`), elsewhere nothing is demanded. */
const demanded = typeof INTEGRITY === "undefined" ? {} : INTEGRITY;
const STYLE = "css/maqal.css";

// As text, in which scripts of the page that watch its requests look for words.
const here = (file) => new URL(file, import.meta.url).href;

/** What the module must be. */
export const integrity = demanded["reader_bg.wasm"] ?? "";

/** One mark for each time that a script could not be had. */
let failures = "";
/** Imports a script, once the browser has found that it is what it must be. */
const bringScript = async (name) => {
  const link = document.createElement("link");
  // A script that once failed is one that fails for ever, in Firefox and Safari, unless it has another address.
  const href = here(name) + failures;
  try {
    if (demanded[name] && link.relList.supports("modulepreload")) {
      Object.assign(link, { rel: "modulepreload", crossOrigin: "", integrity: demanded[name], href });
      await new Promise((done, fail) => {
        link.onload = done;
        link.onerror = fail;
        document.head.append(link);
      }).finally(() => link.remove());
    }
    return await import(href);
  } catch (error) {
    failures += "?";
    throw error;
  }
};

/** The module's script. */
export const script = () => bringScript("reader.js");

/** Has the document know the fonts of a face (`faces.js`). */
export const face = async (name) => (await bringScript("faces.js")).bring(name);

/** The style sheet, as one that the page's policy for styles has no say in. */
export const style = async () => {
  const answer = await fetch(here(STYLE), { integrity: demanded[STYLE] ?? "" });
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
};
