// Starts the standalone page. In a file of its own, since a strict content security policy refuses inline scripts.
import { face } from "./files.js";
import { Reader, renderer, sendEarly } from "./loader.js";

const query = new URLSearchParams(location.search);
/** @type {(name: string) => string} The content of `<meta name="maqal:…">`. */
const config = (name) => /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name='maqal:${name}']`))?.content ?? "";

/**
 * The article that the query asks for, else the page's own. Anyone can write a link to `/?src=…`, so an article of an
 * origin that the page does not list is refused before it is requested.
 *
 * @returns {import("./loader.js").Source}
 */
const source = () => {
  const asked = query.get("src");
  const src = asked || config("article");
  const rest = {
    format: query.get("format") ?? "",
    item: query.get("item") ?? "",
    hasOriginal: !asked,
    isAtHand: false,
  };
  const ask = () => Promise.reject(new Error("refused"));
  const url = parse(src);
  if (!url) return { url: src, refused: src, ask, ...rest };
  const origins = config("origins").split(/\s+/).map((listed) => parse(listed)?.origin);
  if (url.origin !== location.origin && !origins.includes(url.origin))
    return { url: url.href, refused: url.origin, ask, ...rest };
  const send = (/** @type {AbortSignal} */ signal) =>
    fetch(url.href, { headers: { Accept: "application/json" }, signal });
  return { url: url.href, ask: sendEarly(send, new AbortController()), ...rest };
};

/** @type {(address: string) => URL | undefined} An address on the web, which may be relative. */
const parse = (address) => {
  try {
    const url = new URL(address, location.href);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

const root = document.documentElement;
/** In a frame of another site, if it asks for that: this page then is as high as its text and no higher. */
const isEmbedded = parent !== window && query.has("embed");
root.toggleAttribute("data-embed", isEmbedded);

/** The page's own face. It is requested when the module is here, so that it never delays that. */
let hasFont = false;
/** @type {Promise<unknown>} */
let font = Promise.resolve();
const loadFont = async () => {
  // The style sheet has a file for Arabic letters and one for the signs between them; on some engines it has none.
  const fonts = await document.fonts.load("1em 'Maqal Naskh'", "ا«1");
  hasFont = fonts.length > 0;
};

/**
 * Shows the article. In a function, since WebKit resumes a module that awaits at its top level for ever once its
 * document is gone: a frame that a page removes too early would hang the page.
 */
const begin = async () => {
  try {
    const article = source();
    // It hears what the reader tells from the beginning. Without it there is still the reader.
    const embedded = isEmbedded && import("./embedded.js").catch(console.error);
    // In the mode of the page's hint to the browser (index.html): in any other one WebKit would load it twice.
    const module = await renderer({ mode: "no-cors", credentials: "include" });
    font = loadFont().catch(console.error);
    await embedded;
    const place = /** @type {Element} */ (document.getElementById("maqal"));
    new Reader(place, module, article, {
      tell: (state) => {
        // A font that comes later is for the next visit, so that no text changes while it is read.
        if (state === "ready") root.toggleAttribute("data-naskh", hasFont);
      },
      face: (name) => (name ? face(name) : font),
    });
  } catch (error) {
    const fallback = document.getElementById("maqal-unsupported");
    if (fallback) {
      fallback.hidden = false;
      /** @type {HTMLElement} */ (fallback.parentElement).dataset.state = "error";
    }
    throw error;
  }
};
begin();
