// Loads the two modules: `render.wasm`, which shows an article, and after the article is painted `controls.wasm`, the
// app with the controls. The standalone page (`page.js`), the element (`element.js`) and pressed pages (`pressed.js`) use it.
import { face, language, script, style, wasm } from "./files.js";
import { interaction } from "./interaction.js";

/**
 * An article and how to request it.
 *
 * @typedef {object} Source
 * @property {string} url - Its URL, the base of the relative URLs in it.
 * @property {string} [refused] - Its origin, if the page does not show articles from there. It is set before `ask` is
 *   called, or before `ask` rejects because of a redirect.
 * @property {string} format - The name of its format; empty to detect it.
 * @property {string} item - The id or the URL of one item of a feed; empty for the first.
 * @property {boolean} hasOriginal - Whether the site's original story is the one of this article.
 * @property {(signal: AbortSignal) => Promise<Response>} ask - Requests it.
 */

/**
 * @typedef {object} Options
 * @property {(state: "loading" | "ready" | "error") => void} [tell] - Called before a state is painted.
 * @property {(name: string) => Promise<unknown>} [face] - Loads the fonts of a face. Default: `faces.js`.
 * @property {() => boolean} [hasControls] - Whether the reader has any controls.
 * @property {() => void} [done] - Called when the article and its controls are there.
 */

/** @typedef {{ update(): void, unmount(): void }} Mounted */

/**
 * @param {string} name
 * @param {RequestInit} [options]
 */
const compile = async (name, options) => {
  const response = await wasm(name, options);
  // Not every server sends it as `application/wasm`, and some pages replace `fetch` by a function with its own responses.
  const isStream = response instanceof Response && response.headers.get("Content-Type") === "application/wasm";
  return isStream ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
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
 * Runs a task once for all readers, and again only after it has failed.
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

/** Loads the module that shows articles, with the given options of its request. */
export const renderer = /* @__PURE__ */ once((options) => {
  const module = start("render", options);
  // The first use of these takes some 15 milliseconds, which are free while the module is on its way.
  new Intl.NumberFormat("ar").format(0);
  new Date(0).toLocaleDateString("ar", { dateStyle: "long" });
  return module;
});
const controller = once(() => Promise.all([start("controls"), style("css/controls.css")]));

/** @type {Record<string, () => Promise<unknown>>} */
const messages = {};
/** The interface messages in a language, requested once for both modules. */
const messagesIn = (/** @type {string} */ lang) => {
  messages[lang] ??= once(() => language(lang));
  return messages[lang]();
};

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
 * Sends a request immediately, while the modules load. Returns a function that returns the response: its first call
 * uses the early request, each later call sends another one.
 *
 * @param {(signal: AbortSignal) => Promise<Response>} send
 * @param {AbortController} controller - Aborts the early request.
 */
export const sendEarly = (send, controller) => {
  /** @type {Promise<Response> | undefined} */
  let early = send(controller.signal);
  // The caller of the returned function handles the error.
  early.catch(() => {});
  return (/** @type {AbortSignal} */ signal) => {
    const response = early ?? send(signal);
    if (early) signal.addEventListener("abort", () => controller.abort());
    early = undefined;
    return response;
  };
};

/**
 * Resolves after the next frame is on the screen: a browser presents a frame while it prepares the one after it. A page in
 * the background paints none.
 */
const painted = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve(undefined);
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

/**
 * An article in a container, and its controls. `show` shows an article, and the controls after it is painted. If the
 * container has an article already, `control` is sufficient.
 */
export class Reader {
  #place;
  #options;
  /**
   * The URL of the page when the reader was created, which is shared if the article has no URL of its own. A page that
   * changes its URL may show another article later.
   */
  #page = location.href;
  /** @type {Mounted | undefined} */
  #article;
  /** @type {Mounted | undefined} */
  #controls;
  #isControlled = false;
  #isEnded = false;

  /**
   * @param {Element} place
   * @param {Options} options
   */
  constructor(place, options) {
    this.#place = place;
    this.#options = options;
  }

  /**
   * Shows an article.
   *
   * @param {{ mount: (place: Element, source: Source, loader: object, tell: Function) => Mounted }} module - The
   *   module that shows articles.
   * @param {Source} source
   */
  show(module, source) {
    this.#article = module.mount(this.#place, source, this.#loader(), (/** @type {any} */ state) => {
      this.#options.tell?.(state);
      if (state === "ready") painted().then(() => this.control());
    });
  }

  /** Applies the site's defaults again after a change. */
  update() {
    (this.#controls ?? this.#article)?.update();
  }

  unmount() {
    this.#isEnded = true;
    this.#controls?.unmount();
    this.#article?.unmount();
  }

  #loader() {
    // The empty name is the default face, which needs no fonts in an element.
    const load = async (/** @type {string} */ name) => name && face(name);
    // The modules keep this object, and with it the reader. Without a reference, the reader would be garbage-collected, and
    // wasm-bindgen would remove its controls.
    return { reader: this, language: messagesIn, face: this.#options.face ?? load };
  }

  /** Loads the controls of a painted article, unless it has none; with Save-Data, after the first interaction. */
  async control() {
    const isShown = this.#place.querySelector("article");
    if (!isShown || this.#isControlled || this.#options.hasControls?.() === false) return;
    this.#isControlled = true;
    // @ts-expect-error Only Chromium implements it: https://wicg.github.io/savedata/
    if (navigator.connection?.saveData) await interaction(this.#place);
    while (!this.#isEnded) {
      try {
        const [module, sheet] = await controller();
        if (this.#isEnded) return;
        adopt(/** @type {Document | ShadowRoot} */ (this.#place.getRootNode()), sheet);
        this.#controls = module.mount(this.#place, this.#loader(), this.#page);
        return this.#options.done?.();
      } catch (error) {
        console.error(error);
        await interaction(this.#place);
      }
    }
  }
}
