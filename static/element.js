// The class of <maqal-reader>: its attributes, its life cycle, and its content until an article is shown. The reader
// itself is in the modules (`loader.js`), which are loaded only when an element comes near the viewport.
//
// An element whose declarative shadow root contains an article, as `maqal-press --element` writes it, keeps that article:
// it gets only the controls (`adopted.js`).
import { face, script, style } from "./files.js";
import { adopt, once, Reader, renderer, sendEarly } from "./loader.js";

/**
 * The properties that `reflect` defines at the end of this file.
 *
 * @typedef {Omit<import("../package/maqal.d.ts").MaqalReaderProperties, "article">} Reflected
 */

/** The attributes that select the article and its presentation. */
const SELECTING = ["src", "format", "item", "share"];
/** The attributes with the site's defaults for settings. */
const DEFAULTS = ["theme", "preferences"];
/** The attributes whose changes apply to the mounted reader. */
const APPLIED = [...DEFAULTS, "font-step"];
/** The attributes that hide controls. */
const HIDING = ["no-toolbar", "no-share"];
/** The attributes whose changes replace the reader. */
const REPLACING = [...SELECTING, "lang", "no-shortcuts", "keep-tracking"];
/** The reflecting properties. The attribute of `noToolbar` is `no-toolbar`. */
const TEXT_PROPERTIES = [...SELECTING, ...DEFAULTS, "loading"];
const NUMBER_PROPERTIES = ["fontStep"];
const BOOLEAN_PROPERTIES = ["noToolbar", "noShare", "noShortcuts", "keepTracking"];
/**
 * The messages for an element with neither a reader nor a fallback, by language.
 *
 * @type {Record<string, string>}
 */
const FAILURE_MESSAGES = {
  ar: "تعذّر عرض المقال.",
  fa: "این مطلب نمایش داده نشد.",
  ur: "مضمون نہیں دکھایا جا سکا۔",
  he: "לא ניתן להציג את הכתבה.",
  ckb: "بابەتەکە پیشان نەدرا.",
  en: "The article could not be shown.",
  fr: "L’article n’a pas pu être affiché.",
  tr: "Makale gösterilemedi.",
};

/** A paragraph with the message in the language of a tag, or else in Arabic. */
const failureMessage = (tag = "") => {
  const [lang] = tag.split("-");
  const paragraph = document.createElement("p");
  paragraph.lang = Object.hasOwn(FAILURE_MESSAGES, lang) ? lang : "ar";
  paragraph.dir = "auto";
  paragraph.append(FAILURE_MESSAGES[paragraph.lang]);
  return paragraph;
};

/** @type {CSSStyleSheet | undefined} The style sheet that `setRem` has changed. */
let sizedSheet;
/**
 * Makes lengths relative to the browser's default font size, because the page may have changed the size of a `rem`.
 *
 * @param {CSSStyleSheet} sheet
 * @param {Element} place
 */
const setRem = (sheet, place) => {
  if (sizedSheet !== sheet) sheet.insertRule(`:host{--maqal-rem:${getComputedStyle(place).fontSize}}`);
  sizedSheet = sheet;
};

const styles = once(() => style("css/maqal.css"));

// Old libraries add a `toJSON` method to arrays that returns a string.
const toJson = (/** @type {object} */ value) =>
  JSON.stringify(value, function (key, now) {
    return Array.isArray(this[key]) ? this[key] : now;
  });

export class MaqalReader extends /** @type {new () => HTMLElement & Reflected} */ (HTMLElement) {
  static observedAttributes = [...REPLACING, ...APPLIED, ...HIDING, "loading"];

  /** Whether it has been connected. */
  #wasConnected = false;

  /**
   * Loads the article when the element or its marker comes within one viewport's height.
   *
   * @type {IntersectionObserver | undefined}
   */
  #observer;
  /**
   * A box that does not affect the layout. An empty element has no area, and Chromium never reports such an element at
   * the edge of a frame with rounded corners if the frame begins at a fraction of a pixel.
   */
  #marker = Object.assign(document.createElement("div"), { style: "position:absolute;padding:2px" });
  /** @type {ElementInternals | undefined} */
  #internals;
  /** @type {ShadowRoot} */
  // @ts-expect-error `#createRoot` sets it.
  #root;
  /** @type {object | null | undefined} */
  #article;
  /** @type {string | undefined} */
  #json;
  /** @type {AbortController | undefined} Aborts the request. It is set from `load` until `#stop`. */
  #controller;
  /** @type {Reader | undefined} */
  #reader;
  /** @type {HTMLElement | undefined} The container of the reader. */
  #container;
  /** @type {HTMLElement | null | undefined} The container of an article that the page came with. */
  #pressed;
  /** @type {HTMLSlotElement} Shows the children. */
  // @ts-expect-error `#showChildren` sets it.
  #slot;

  connectedCallback() {
    // A property that was set before the element was defined shadows the accessor.
    for (const name of Object.keys(this)) {
      if (!Object.hasOwn(MaqalReader.prototype, name)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    this.#wasConnected = true;
    this.#start();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    // An element that was only moved is connected again when the microtask runs.
    queueMicrotask(() => this.isConnected || this.#stop());
  }

  /** An atomic move (`moveBefore`) needs no action. */
  connectedMoveCallback() {}

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} now
   */
  attributeChangedCallback(name, old, now) {
    // The attributes of an element in the page's HTML are there before it is connected, and read then.
    if (old === now || !this.#wasConnected) return;
    if (HIDING.includes(name)) this.#reader?.control();
    else if (!APPLIED.includes(name)) this.#restart(REPLACING.includes(name));
    else this.#reader?.update();
  }

  /** An article as an object, in any supported format, read at the time it is set. It takes precedence over `src`. */
  get article() {
    return this.#article;
  }

  set article(article) {
    this.#json = article == null ? undefined : toJson(article);
    this.#article = article;
    this.#restart(true);
  }

  /** Loads the reader now, wherever the element is. */
  async load() {
    this.#observer?.disconnect();
    if (this.#controller || !this.isConnected || !(this.#json || this.src)) return;
    const controller = new AbortController();
    this.#controller = controller;
    const place = document.createElement("div");
    this.#reader = new Reader(place, {
      tell: (state) => controller === this.#controller && this.#setState(state),
      hasControls: () => this.#hasControls(),
    });
    this.#setState("loading");
    const source = this.#source(controller);
    try {
      const [module, sheet] = await Promise.all([renderer(), styles()]);
      if (controller !== this.#controller) return;
      adopt(this.#root, sheet);
      this.#showChildren();
      this.#container = place;
      this.#root.prepend(place);
      setRem(sheet, place);
      this.#reader.show(module, source);
    } catch (error) {
      if (controller !== this.#controller) return;
      this.#stop();
      this.#slot.append(failureMessage(/** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang));
      this.#setState("error");
      const detail = { code: "unsupported" };
      this.dispatchEvent(new CustomEvent("maqal-error", { bubbles: true, composed: true, detail }));
      console.error(error);
    }
  }

  /**
   * Describes the article to the reader. The article is requested while the module loads.
   *
   * @param {AbortController} controller
   * @returns {import("./loader.js").Source}
   */
  #source(controller) {
    const isInline = this.#json !== undefined;
    const url = isInline && !this.src ? this.baseURI : this.#resolve();
    const send = async (/** @type {AbortSignal} */ signal) =>
      isInline ? new Response(this.#json) : fetch(url, { headers: { Accept: "application/json" }, signal });
    const { format, item } = this;
    return { url, format, item, hasOriginal: true, ask: sendEarly(send, controller) };
  }

  /** The absolute URL of `src`, or its text if it is not a valid URL. */
  #resolve() {
    try {
      return new URL(this.src, this.baseURI).href;
    } catch {
      return this.src;
    }
  }

  #hasControls() {
    const { noToolbar, noShare, noShortcuts } = this;
    return (
      !(noToolbar && noShare && noShortcuts) || this.#root.querySelector("[data-part=embed-show],[aria-busy]") !== null
    );
  }

  /** Creates the shadow root when it is first needed, and finds the article in a declarative one. */
  #createRoot() {
    if (this.#root) return;
    this.#internals = this.attachInternals?.();
    this.#root = this.#internals?.shadowRoot ?? this.attachShadow({ mode: "open" });
    // Without declarative shadow roots, and in HTML that a script inserts, the parser leaves the template.
    /** @type {HTMLTemplateElement | null} */
    const template = this.querySelector(":scope>template[shadowrootmode]");
    if (template) {
      this.#root.append(template.content);
      template.remove();
    }
    if (!this.#json) this.#pressed = this.#root.querySelector("[data-state=ready]")?.parentElement ?? undefined;
    // Server-rendered content stays until the reader replaces it.
    if (!this.#root.firstChild) this.#showChildren();
  }

  #start() {
    if (this.#controller || !this.isConnected) return;
    if (document.readyState === "loading" && !this.#json && !this.src) {
      // The parser may not have reached the content of the element.
      return document.addEventListener("DOMContentLoaded", () => this.#start());
    }
    this.#createRoot();
    if (this.#pressed) this.#adopt(this.#pressed);
    else if (this.loading === "eager") this.load();
    else {
      this.#observer ??= new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.load(),
        { rootMargin: "100%" },
      );
      this.#root.prepend(this.#marker);
      this.#observer.observe(this);
      this.#observer.observe(this.#marker);
    }
  }

  /**
   * Adds the controls to an article that the page came with.
   *
   * @param {HTMLElement} place
   */
  #adopt(place) {
    this.#controller = new AbortController();
    const reader = new Reader(place, { hasControls: () => this.#hasControls() });
    this.#reader = reader;
    this.#setState("ready");
    script("adopted.js")
      .then(({ adopt }) => adopt(this, place, face))
      .then(() => reader.control(), console.error);
  }

  /**
   * Begins, or replaces the reader, once for all changes in the same task.
   *
   * @param {boolean} isReplaced - Whether the change replaces a reader.
   */
  #restart(isReplaced) {
    if (isReplaced && (this.#json || this.src)) this.#pressed = null;
    const controller = this.#controller;
    if (!controller) this.#start();
    else if (isReplaced)
      queueMicrotask(() => {
        if (controller !== this.#controller) return;
        this.#stop();
        this.#start();
      });
  }

  #stop() {
    if (!this.#controller) return;
    this.#controller.abort();
    this.#reader?.unmount();
    this.#controller = this.#reader = this.#container = undefined;
    if (!this.#pressed) this.#showChildren();
    this.#setState();
  }

  /** Shows only the children. */
  #showChildren() {
    this.#slot = document.createElement("slot");
    this.#root.replaceChildren(this.#slot);
  }

  /**
   * Shows the reader or the children, depending on the state, and exposes the state to style sheets.
   *
   * @param {string} [state]
   */
  #setState(state) {
    if (this.#container) {
      const hasFallback = this.firstElementChild || this.textContent.trim();
      this.#container.hidden = /** @type {boolean} */ (state === "loading" && hasFallback);
      this.#slot.hidden = state === "ready";
    }
    const states = this.#internals?.states;
    states?.clear();
    if (state) states?.add(state);
  }
}

/**
 * Defines properties that reflect attributes.
 *
 * @param {string[]} properties
 * @param {(text: string | null) => unknown} get - Converts the attribute.
 * @param {(value: any) => string | null | undefined} [set] - Converts the property; default: keeps it. `null` or
 *   `undefined` removes the attribute.
 */
const reflect = (properties, get, set = (value) => value) => {
  for (const property of properties) {
    const attribute = property.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(MaqalReader.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return get(this.getAttribute(attribute));
      },
      set(value) {
        const text = set(value);
        if (text == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, text);
      },
    });
  }
};
reflect(TEXT_PROPERTIES, (text) => text ?? "");
reflect(NUMBER_PROPERTIES, Number);
reflect(
  BOOLEAN_PROPERTIES,
  (text) => text !== null,
  (value) => (value ? "" : null),
);
