// The class of <maqal-reader>: its attributes, its life cycle, and what is shown until there is an article. The reader
// itself is in the modules (`loader.js`); nothing of them is loaded before an element comes near the viewport.
import { style } from "./files.js";
import { Reader, adopt, once, renderer, sendEarly } from "./loader.js";

/** The attributes that say what is read, and the site's defaults. */
const READ = ["src", "format", "item", "share"];
const DEFAULTS = ["theme", "preferences"];
/** Those that a reader applies while it is there. */
const APPLIED = [...DEFAULTS, "font-step"];
/** Those that replace the reader when they change. */
const REPLACING = [...READ, "lang", "no-shortcuts"];
/** The properties that reflect attributes, with the attribute of each. */
const TEXTS = Object.fromEntries([...READ, ...DEFAULTS, "loading"].map((name) => [name, name]));
const NUMBERS = { fontStep: "font-step" };
const FLAGS = { noToolbar: "no-toolbar", noShare: "no-share", noShortcuts: "no-shortcuts" };
/** The themes that the style sheet itself applies. */
const PLAIN = [null, "", "light", "dark"];

/** What is shown if there is neither a reader nor a fallback; in Arabic, if no other language is known. */
const SORRY = {
  ar: "تعذّر عرض المقال.",
  fa: "این مطلب نمایش داده نشد.",
  ur: "مضمون نہیں دکھایا جا سکا۔",
  he: "לא ניתן להציג את הכתבה.",
  ckb: "بابەتەکە پیشان نەدرا.",
  en: "The article could not be shown.",
  fr: "L’article n’a pas pu être affiché.",
  tr: "Makale gösterilemedi.",
};

/** The paragraph that says so in the language of a tag. */
const sorry = (tag = "") => {
  const [lang] = tag.split("-");
  const words = document.createElement("p");
  words.lang = Object.hasOwn(SORRY, lang) ? lang : "ar";
  words.dir = "auto";
  words.append(SORRY[words.lang]);
  return words;
};

/** Makes lengths relative to the browser's own font size: the page may have changed what a `rem` is. */
let sized;
const size = (sheet, place) => {
  if (sized !== sheet) sheet.insertRule(`:host{--maqal-rem:${getComputedStyle(place).fontSize}}`);
  sized = sheet;
};

const styles = once(() => style("css/maqal.css"));

/** Loads the elements that come within a screen's height of the viewport. */
let near;
const waitFor = (element) => {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.load()),
    { rootMargin: "100%" },
  );
  near.observe(element);
};

// Old libraries give arrays a `toJSON` that returns a string.
const toJson = (value) =>
  JSON.stringify(value, function (key, now) {
    return Array.isArray(this[key]) ? this[key] : now;
  });

export class MaqalReader extends HTMLElement {
  static observedAttributes = [...REPLACING, ...APPLIED, "loading"];

  #internals;
  #root;
  #article;
  #json;
  /** Aborts the request. Set from the first request on, until the element is removed or asks again. */
  #work;
  #reader;
  /** Where the reader is, and where the children are shown. */
  #place;
  #slot;

  connectedCallback() {
    // A property that was set before the element was defined hides the accessor.
    for (const name of ["article", ...Object.keys({ ...TEXTS, ...NUMBERS, ...FLAGS })]) {
      const set = Object.getOwnPropertyDescriptor(this, name);
      if (set && delete this[name]) this[name] = set.value;
    }
    this.#begin();
  }

  disconnectedCallback() {
    near?.unobserve(this);
    // An element that is only moved is back by then.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  /** Moving an element in a single step (`moveBefore`) changes nothing. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, old, now) {
    if (old === now) return;
    if (!APPLIED.includes(name)) this.#again(REPLACING.includes(name));
    else if (!PLAIN.includes(old) || !PLAIN.includes(now)) this.#reader?.update();
  }

  /** An article that the page has at hand, in any known format, as it is when it is set. It takes precedence over `src`. */
  get article() {
    return this.#article;
  }

  set article(article) {
    this.#json = article == null ? undefined : toJson(article);
    this.#article = article;
    this.#again(true);
  }

  /** Loads the reader now, near or not. */
  async load() {
    near?.unobserve(this);
    if (this.#work || !this.isConnected || !(this.#json || this.src)) return;
    const work = (this.#work = new AbortController());
    this.#open();
    this.#tell("loading");
    const source = this.#source(work);
    try {
      const [module, sheet] = await Promise.all([renderer(), styles()]);
      if (work !== this.#work) return;
      adopt(this.#root, sheet);
      this.#empty();
      const place = (this.#place = document.createElement("div"));
      this.#root.prepend(place);
      size(sheet, place);
      this.#reader = new Reader(place, module, source, {
        tell: (state) => work === this.#work && this.#tell(state),
        hasControls: () => this.#hasControls(),
      });
    } catch (error) {
      if (work !== this.#work) return;
      this.#end();
      this.#slot.append(sorry(this.closest("[lang]")?.lang));
      this.#tell("error");
      const detail = { code: "unsupported" };
      this.dispatchEvent(new CustomEvent("maqal-error", { bubbles: true, composed: true, detail }));
      console.error(error);
    }
  }

  /** Where the article is. Its request is on its way while the module is. */
  #source(work) {
    const isAtHand = this.#json !== undefined;
    const url = isAtHand && !this.src ? this.baseURI : this.#resolve();
    const send = async (signal) =>
      isAtHand ? new Response(this.#json) : fetch(url, { headers: { Accept: "application/json" }, signal });
    const { format, item } = this;
    return { url, format, item, hasOriginal: true, isAtHand, ask: sendEarly(send, work) };
  }

  /** The URL that `src` names, or its text if that is none. */
  #resolve() {
    try {
      return new URL(this.src, this.baseURI).href;
    } catch {
      return this.src;
    }
  }

  #hasControls() {
    const { noToolbar, noShare, noShortcuts } = this;
    return !(noToolbar && noShare && noShortcuts) || this.#root.querySelector("[data-part=embed-show]") !== null;
  }

  /** There is no shadow root before it is needed. */
  #open() {
    if (this.#root) return;
    this.#internals = this.attachInternals?.();
    this.#root = this.#internals?.shadowRoot ?? this.attachShadow({ mode: "open" });
    // What a server has rendered into it stays until there is a reader.
    if (!this.#root.firstChild) this.#empty();
  }

  #begin() {
    if (this.#work || !this.isConnected) return;
    if (this.loading === "eager") this.load();
    else waitFor(this);
  }

  /** Begins, or replaces the reader, once for all attributes that change at a time. */
  #again(isReplaced) {
    const work = this.#work;
    if (!work) this.#begin();
    else if (isReplaced)
      queueMicrotask(() => {
        if (work !== this.#work) return;
        this.#end();
        this.#begin();
      });
  }

  #end() {
    if (!this.#work) return;
    this.#work.abort();
    this.#reader?.unmount();
    this.#work = this.#reader = this.#place = undefined;
    this.#empty();
    this.#tell();
  }

  /** Shows the children alone. */
  #empty() {
    this.#slot = document.createElement("slot");
    this.#root.replaceChildren(this.#slot);
  }

  /** Shows what belongs to a state, and exposes the state to style sheets. */
  #tell(state) {
    if (this.#place) {
      const hasFallback = this.firstElementChild || this.textContent.trim();
      this.#place.hidden = state === "loading" && hasFallback;
      this.#slot.hidden = state === "ready";
    }
    const states = this.#internals?.states;
    states?.clear();
    if (state) states?.add(state);
  }
}

const reflect = (properties, get, set) => {
  for (const [property, attribute] of Object.entries(properties)) {
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
reflect(TEXTS, (text) => text ?? "", (value) => value);
reflect(NUMBERS, (text) => Number(text), (value) => value);
reflect(FLAGS, (text) => text !== null, (value) => (value ? "" : null));
