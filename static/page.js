// Starts the standalone page. It is a separate file because a strict content security policy blocks inline scripts.
import { face } from "./files.js";
import { Reader, renderer, sendEarly } from "./loader.js";

const query = new URLSearchParams(location.search);
/** @type {(name: string) => string} The content of `<meta name="maqal:…">`. */
const config = (name) =>
  /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name='maqal:${name}']`))?.content ?? "";

/**
 * The article that the query names, or else the page's own. Anyone can write a link to `/?src=…`, so an article from an
 * origin that the page does not list is refused before it is requested, and a redirect to such an origin before the body
 * of the response is read.
 *
 * @returns {import("./loader.js").Source}
 */
const source = () => {
  const requested = query.get("src");
  const src = requested || config("article");
  const rest = {
    format: query.get("format") ?? "",
    item: query.get("item") ?? "",
    hasOriginal: !requested,
  };
  const ask = () => Promise.reject(new Error("refused"));
  const url = parse(src);
  if (!url) return { url: src, refused: src, ask, ...rest };
  /** @type {import("./loader.js").Source} */
  const article = { url: url.href, ask, ...rest };
  const origins = config("origins")
    .split(/\s+/)
    .map((listed) => parse(listed)?.origin);
  const isListed = (/** @type {string} */ origin) => origin === location.origin || origins.includes(origin);
  if (!isListed(url.origin)) return { ...article, refused: url.origin };
  const send = async (/** @type {AbortSignal} */ signal) => {
    const response = await fetch(url.href, { headers: { Accept: "application/json" }, signal });
    const { origin } = new URL(response.url);
    if (isListed(origin)) return response;
    article.refused = origin;
    // Aborting the request would not close the connection in every engine.
    response.body?.cancel();
    return ask();
  };
  article.ask = sendEarly(send, new AbortController());
  return article;
};

/** @type {(address: string) => URL | undefined} Parses an absolute or relative HTTP(S) URL. */
const parse = (address) => {
  try {
    const url = new URL(address, location.href);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

const root = document.documentElement;
/** Whether the page is in a frame whose URL has `embed`. Then it is only as high as its text. */
const isEmbedded = parent !== window && query.has("embed");
root.toggleAttribute("data-embed", isEmbedded);

/** Loads the page's default face: one file with Arabic letters, and one with ASCII digits and punctuation. */
const loadFont = async () => {
  const fonts = await document.fonts.load("1em 'Maqal Naskh'", "ا«1");
  // In some engines the style sheet does not declare the font.
  hasFont = fonts.length > 0;
};
let hasFont = false;

/**
 * Whether the font is likely to load within the 100 milliseconds that the text waits for it. The font is less than half
 * as large as the module, so the limit for the module is 300 milliseconds. Otherwise the font is loaded after the
 * controls, for the next visit.
 */
const isFast = () => {
  const requests = performance.getEntriesByType("resource");
  return requests.some(({ name, duration }) => name.endsWith("/render_bg.wasm") && duration < 300);
};

// The controls update the rest of the head; with Save-Data they come late.
document.addEventListener("maqal-load", ({ detail }) => (document.title = detail.title));

/**
 * Shows the article. This is a function because of a bug in WebKit: it resumes a module with a top-level `await`
 * endlessly after the document is removed. A frame that is removed too early would hang the page.
 */
const begin = async () => {
  try {
    const article = source();
    // Loaded before the reader mounts, so that it receives all events. If it fails, the reader works without it.
    const embedded = isEmbedded && import("./embedded.js").catch(console.error);
    // The same mode as in the preload link (index.html): otherwise WebKit would load the module twice.
    const module = await renderer({ mode: "no-cors", credentials: "include" });
    const font = isFast() ? loadFont().catch(console.error) : undefined;
    await embedded;
    const place = /** @type {Element} */ (document.getElementById("maqal"));
    const reader = new Reader(place, {
      tell: (state) => {
        // A font that loads later is used from the next visit on, so that the text does not change during reading.
        if (state === "ready") root.toggleAttribute("data-naskh", hasFont);
      },
      done: () => {
        if (!font) loadFont().catch(console.error);
      },
      face: async (name) => (name ? face(name) : font),
    });
    reader.show(module, article);
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
