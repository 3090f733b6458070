// The files beside this script, each accepted only if it is what the release contains. The npm package replaces this
// file by `package/files.js`, since bundlers rewrite scripts and treat style sheets in ways of their own.

/** What files must be, by name. A release build defines it (`.ci/build.mjs`); elsewhere nothing is required. */
const integrity = (/** @type {string} */ name) => INTEGRITY[name] ?? "";

/** As a string, since some pages replace `fetch` by a function that expects one. */
const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** One question mark for each time that a script could not be loaded. */
let failures = "";

/**
 * Imports a script, once the browser has found that it is what it must be.
 *
 * @param {string} name
 */
export const script = async (name) => {
  const link = document.createElement("link");
  // In Firefox and Safari a script that once failed to load fails for good, unless it has another URL.
  const href = here(name) + failures;
  try {
    if (integrity(name) && link.relList.supports("modulepreload")) {
      Object.assign(link, { rel: "modulepreload", crossOrigin: "", integrity: integrity(name), href });
      await new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
        document.head.append(link);
      }).finally(() => link.remove());
    }
    return await import(href);
  } catch (error) {
    failures += "?";
    throw error;
  }
};

/**
 * Requests a wasm module.
 *
 * @param {string} name
 * @param {RequestInit} [options]
 */
export const wasm = (name, options) => fetch(here(name), { integrity: integrity(name), ...options });

/** @param {string} name */
const get = async (name) => {
  const response = await fetch(here(name), { integrity: integrity(name) });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
};

/**
 * A style sheet, constructed, so that the page's policy for styles does not apply to it.
 *
 * @param {string} name
 */
export const style = async (name) => new CSSStyleSheet().replace(await (await get(name)).text());

/**
 * The interface's words in a language, by the names of messages.
 *
 * @param {string} lang
 */
export const language = async (lang) => (await get(`languages/${lang}.json`)).json();

/**
 * Loads the fonts of a face (`faces.js`).
 *
 * @param {string} name
 */
export const face = async (name) => (await script("faces.js")).bring(name);
