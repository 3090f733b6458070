// A site of another origin that uses the reader's files, in headless Chromium.

import { openBrowser } from "../support/browser.mjs";
import { serve } from "../support/server.mjs";

/** Runs in the page of the other site. */
async function tryAll({ reader, exact, latest, hashes }) {
  const told = {};
  const note = async (name, attempt) => {
    told[name] = await attempt().catch((error) => (error instanceof TypeError ? "refused" : String(error)));
  };
  const script = (integrity) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement("script"), {
        type: "module",
        crossOrigin: "anonymous",
        integrity,
        src: `${reader}${exact}reader.js?${encodeURIComponent(integrity)}`,
        onload: () => resolve("ran"),
        onerror: () => resolve("refused"),
      });
      document.head.append(element);
    });
  await note("script with its hash", () => script(hashes["reader.js"]));
  await note("script with another hash", () => script(hashes["reader_bg.wasm"]));
  await note("wasm with its hash", async () => {
    const integrity = hashes["reader_bg.wasm"];
    const module = await WebAssembly.compileStreaming(fetch(`${reader}${exact}reader_bg.wasm`, { integrity }));
    return module instanceof WebAssembly.Module ? "compiled on the way" : "?";
  });
  await note("the way to the latest", async () => {
    const [way, version] = await Promise.all([latest, exact].map((folder) => import(`${reader}${folder}reader.js`)));
    return typeof way.default === "function" && way.default === version.default ? "the exact version" : "?";
  });
  await note("style sheet by the way to the latest", async () => {
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
  return told;
}

/** What became of each attempt. */
export async function browse(config) {
  const site = await serve(".", { pages: { "/index.html": "<!doctype html><title>another site</title>" } });
  try {
    const browser = await openBrowser();
    try {
      // `localhost` is another site than `127.0.0.1`, not only another port of the same.
      await browser.open(`${site.origin.replace("127.0.0.1", "localhost")}/`);
      return await browser.run(tryAll, config);
    } finally {
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}
