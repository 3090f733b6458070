// The arguments that scripts pass to the modules (see `static/loader.js`): an article, and a loader for other files.

// `stubs.js` may replace `fetch`. The requests of this file need the original.
const { fetch } = window;

/** Describes the article at `url`. */
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

/** Describes an article in JSON, which needs no request. */
export const inlineArticle = (json) => ({ ...source(location.href), ask: async () => new Response(json) });

/** Loads the messages of both catalogs, in the format of `languages/<lang>.json`. */
const messages = async (lang) => {
  const catalogs = ["article", "controls"].map((catalog) => fetch(`/src/locale/messages/${catalog}/${lang}.txt`));
  const texts = await Promise.all((await Promise.all(catalogs)).map((response) => response.text()));
  const lines = texts.flatMap((text) => text.trimEnd().split("\n"));
  return Object.fromEntries(lines.map((line) => line.split(/ = (.*)/s)));
};

/** Creates a loader. It loads messages unless `hasMessages` is false, and fonts with the function `face`. */
export const loader = (hasMessages, face) => ({
  language: (lang) => (hasMessages ? messages(lang) : Promise.reject(new Error("stand-in"))),
  face,
});
