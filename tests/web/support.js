// What the scripts of a page hand to the modules (`static/loader.js`): where an article is, and the files beside the
// modules.

// The stand-ins for `fetch` are not for these files.
const { fetch } = window;

/** Where the article at `url` is. */
export const source = (url) => ({
  url,
  page: location.href,
  format: "",
  item: "",
  hasOriginal: true,
  ask: (signal) => window.fetch(url, { headers: { Accept: "application/json" }, signal }),
});

/** Requests the article at `url`. */
export const ask = (url) => source(url).ask;

/** An article that the page has at hand, as JSON. */
export const atHand = (json) => ({ ...source(location.href), ask: async () => new Response(json) });

/** The words of both catalogs, as `languages/<lang>.json` has them. */
const words = async (lang) => {
  const catalogs = ["article", "controls"].map((catalog) => fetch(`/src/locale/messages/${catalog}/${lang}.txt`));
  const texts = await Promise.all((await Promise.all(catalogs)).map((response) => response.text()));
  const lines = texts.flatMap((text) => text.trimEnd().split("\n"));
  return Object.fromEntries(lines.map((line) => line.split(/ = (.*)/s)));
};

/** Fetches words, unless `hasWords` is false, and the fonts of a face as the function `face` does. */
export const loader = (hasWords, face) => ({
  language: (lang) => (hasWords ? words(lang) : Promise.reject(new Error("stand-in"))),
  face,
});
