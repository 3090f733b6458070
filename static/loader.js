// Loads the two modules: `render.wasm`, which shows an article, and after the article is painted `controls.wasm`, the
// app around it. The standalone page (`page.js`) and the element (`element.js`) both read an article through this.
import { face, language, script, style, wasm } from "./files.js";

/**
 * Where an article is.
 *
 * @typedef {object} Source
 * @property {string} url - Its URL, against which relative URLs in it resolve.
 * @property {string} [refused] - The origin that the page does not show articles from.
 * @property {string} format - The name of its format; empty if its shape is to tell it.
 * @property {string} item - The id or the URL of one item of a feed; empty for the first.
 * @property {boolean} hasOriginal - Whether the page's configuration names its original story.
 * @property {boolean} isAtHand - Whether only `ask` can give it.
 * @property {(signal: AbortSignal) => Promise<Response>} ask - Gives the response with the article.
 */

/**
 * @typedef {object} Options
 * @property {(state: "loading" | "ready" | "error") => void} tell - Is called before a state is painted.
 * @property {(name: string) => Promise<unknown>} [face] - Loads the fonts of a face, if not `faces.js`.
 * @property {() => boolean} [hasControls] - Whether there are any controls.
 */

/** @typedef {{ update(): void, unmount(): void }} Mounted */

/**
 * @param {string} name
 * @param {RequestInit} [options]
 */
const compile = async (name, options) => {
  try {
    return await WebAssembly.compileStreaming(wasm(name, options));
  } catch {
    // The server sends it under another type.
    return WebAssembly.compile(await (await wasm(name, options)).arrayBuffer());
  }
};

/**
 * @param {string} name
 * @param {RequestInit} [options]
 */
const start = async (name, options) => {
  const [glue, module] = await Promise.all([script(`${name}.js`), compile(`${name}_bg.wasm`, options)]);
  await glue.default({ module_or_path: module });
  return glue;
};

/**
 * Does something once for all readers, and again only after it has failed.
 *
 * @template T
 * @param {(options?: RequestInit) => Promise<T>} work
 * @returns {(options?: RequestInit) => Promise<T>}
 */
export const once = (work) => {
  /** @type {Promise<T> | undefined} */
  let result;
  return (options) =>
    (result ??= work(options).catch((error) => {
      result = undefined;
      throw error;
    }));
};

/** The module that shows articles. `options` are those of the request for it. */
export const renderer = once((options) => start("render", options));
const controller = once(() => Promise.all([start("controls"), style("css/controls.css")]));

/** @type {Record<string, () => Promise<unknown>>} */
const words = {};
/** The interface's words in a language, requested once for both modules. */
const wordsIn = (/** @type {string} */ lang) => (words[lang] ??= once(() => language(lang)))();

/**
 * Adds a style sheet to a document or a shadow root, once.
 *
 * @param {DocumentOrShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export const adopt = (root, sheet) => {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
};

/**
 * Sends a request at once, while the modules are on their way. Returns what gives the response: the first call gets
 * that of the early request, a later one sends another.
 *
 * @param {(signal: AbortSignal) => Promise<Response>} send
 * @param {AbortController} controller - Aborts the early request.
 */
export const sendEarly = (send, controller) => {
  /** @type {Promise<Response> | undefined} */
  let early = send(controller.signal);
  // It is reported when somebody asks for it.
  early.catch(() => {});
  return (/** @type {AbortSignal} */ signal) => {
    const response = early ?? send(signal);
    if (early) signal.addEventListener("abort", () => controller.abort());
    early = undefined;
    return response;
  };
};

/** Resolves when the next frame is painted. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Resolves with the first touch, click or key press. */
const interaction = (/** @type {Element} */ place) => {
  const root = place.getRootNode();
  return new Promise((resolve) => {
    for (const type of ["pointerdown", "keydown"])
      root.addEventListener(type, resolve, { once: true, capture: true, passive: true });
  });
};

/** Shows an article in a place, and the controls when it is painted. */
export class Reader {
  #place;
  #options;
  /** @type {Mounted | undefined} */
  #article;
  /** @type {Mounted | undefined} */
  #controls;
  #isEnded = false;

  /**
   * @param {Element} place
   * @param {{ mount: (place: Element, source: Source, loader: object, tell: Function) => Mounted }} module - The
   *   module that shows articles.
   * @param {Source} source
   * @param {Options} options
   */
  constructor(place, module, source, options) {
    this.#place = place;
    this.#options = options;
    this.#article = module.mount(place, source, this.#loader(), (/** @type {any} */ state) => {
      options.tell(state);
      if (state === "ready") this.#control();
    });
  }

  /** Applies the site's defaults again, after they have changed. */
  update() {
    (this.#controls ?? this.#article)?.update();
  }

  unmount() {
    this.#isEnded = true;
    this.#controls?.unmount();
    this.#article?.unmount();
  }

  #loader() {
    // An element has no face of its own: that of an empty name is the page's, and is there.
    const load = async (/** @type {string} */ name) => name && face(name);
    return { language: wordsIn, face: this.#options.face ?? load };
  }

  /** Loads the controls once the article is painted; with Save-Data only when they are touched. */
  async #control() {
    await painted();
    if (this.#options.hasControls?.() === false) return;
    // @ts-expect-error Only Chromium knows it: https://wicg.github.io/savedata/
    if (navigator.connection?.saveData) await interaction(this.#place);
    while (!this.#isEnded) {
      try {
        const [module, sheet] = await controller();
        if (this.#isEnded) return;
        adopt(/** @type {Document | ShadowRoot} */ (this.#place.getRootNode()), sheet);
        this.#controls = module.mount(this.#place, this.#loader());
        return;
      } catch (error) {
        console.error(error);
        await interaction(this.#place);
      }
    }
  }
}
