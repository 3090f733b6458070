// Loads the files beside this script. In a release, each must match its hash. The npm package replaces this file by
// `package/files.js`, because bundlers rewrite scripts and handle style sheets differently.

/** The hash that a file must match. The release build defines it (`.ci/build.mjs`); elsewhere it is empty. */
const integrity = (/** @type {string} */ name) => INTEGRITY[name] ?? "";

/** The URL of a file, as a string because some pages replace `fetch` by a function that expects one. */
const urlOf = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** One question mark for each failure to load a script. */
let failures = "";

/**
 * Imports a script after the browser has verified its hash.
 *
 * @param {string} name
 */
export const script = async (name) => {
  const link = document.createElement("link");
  // In Firefox and Safari, a script that has failed to load fails again unless its URL differs.
  const href = urlOf(name) + failures;
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
export const wasm = (name, options) => fetch(urlOf(name), { integrity: integrity(name), ...options });

/** @param {string} name */
const request = async (name) => {
  const response = await fetch(urlOf(name), { integrity: integrity(name) });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
};

/**
 * Loads a constructed style sheet. The page's `style-src` policy does not apply to it.
 *
 * @param {string} name
 */
export const style = async (name) => new CSSStyleSheet().replace(await (await request(name)).text());

/**
 * Loads the interface messages in a language, by name.
 *
 * @param {string} lang
 */
export const language = async (lang) => (await request(`languages/${lang}.json`)).json();

/**
 * Loads the fonts of a face (`faces.js`).
 *
 * @param {string} name
 */
export const face = async (name) => (await script("faces.js")).bring(name);
