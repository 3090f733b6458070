// A site of another origin that uses the reader's files, in headless Chromium.

/**
 * @typedef {object} Config
 * @property {string} reader - The origin of the reader's server.
 * @property {string} exact - The path of the exact version.
 * @property {string} latest - The path of the latest version.
 * @property {Record<string, string>} hashes - The hashes of files, for `integrity`.
 */

import { openBrowser } from "../support/browser.mjs";
import { serve } from "../support/server.mjs";

/** Runs in the page of the other site. */
async function tryAll(/** @type {Config} */ { reader, exact, latest, hashes }) {
  /** @type {Record<string, string>} */
  const results = {};
  /** @type {(name: string, attempt: () => Promise<string>) => Promise<void>} */
  const note = async (name, attempt) => {
    results[name] = await attempt().catch((error) => (error instanceof TypeError ? "refused" : String(error)));
  };
  /** @type {(integrity: string) => Promise<string>} */
  const script = (integrity) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement("script"), {
        type: "module",
        crossOrigin: "anonymous",
        integrity,
        src: `${reader}${exact}render.js?${encodeURIComponent(integrity)}`,
        onload: () => resolve("ran"),
        onerror: () => resolve("refused"),
      });
      document.head.append(element);
    });
  await note("script with its hash", () => script(hashes["render.js"]));
  await note("script with another hash", () => script(hashes["render_bg.wasm"]));
  await note("wasm with its hash", async () => {
    const integrity = hashes["render_bg.wasm"];
    const module = await WebAssembly.compileStreaming(fetch(`${reader}${exact}render_bg.wasm`, { integrity }));
    return module instanceof WebAssembly.Module ? "compiled while streaming" : "?";
  });
  await note("script of the latest version", async () => {
    const [redirect, version] = await Promise.all(
      [latest, exact].map((folder) => import(`${reader}${folder}render.js`)),
    );
    return typeof redirect.default === "function" && redirect.default === version.default
      ? "that of the exact version"
      : "?";
  });
  await note("style sheet of the latest version", async () => {
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      crossOrigin: "anonymous",
      href: `${reader}${latest}css/maqal.css`,
    });
    await new Promise((resolve, reject) => {
      Object.assign(link, { onload: resolve, onerror: reject });
      document.head.append(link);
    });
    const element = Object.assign(document.createElement("div"), { className: "maqal" });
    document.documentElement.append(element);
    return getComputedStyle(element).getPropertyValue("--maqal-measure") ? "applies" : "?";
  });
  await note("page read by another site", async () => (await fetch(`${reader}/`)).text());
  await note("missing file", async () => String((await fetch(`${reader}${exact}none.js`)).status));
  return results;
}

/** Returns the result of each attempt. */
export async function browse(/** @type {Config} */ config) {
  const site = await serve(".", { pages: { "/index.html": "<!doctype html><title>another site</title>" } });
  try {
    const browser = await openBrowser();
    try {
      // `localhost` is a different site from `127.0.0.1`, not only a different port.
      await browser.open(`${site.origin.replace("127.0.0.1", "localhost")}/`);
      return await browser.run(tryAll, config);
    } finally {
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}
