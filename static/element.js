// The class of <maqal-reader>: its attributes, its life, and what is shown until there is a reader. The reader itself
// is the module's (src/element.rs); nothing of that is fetched before an element comes near what is seen.
import { face, integrity, script, style } from "./files.js";
import { start } from "./start.js";

/** The attributes that say what is read, and those that say what is usual here. */
const READ = ["src", "format", "item", "share"];
const USUAL = ["theme", "preferences"];
/** Those of which a reader is told while it is there: what is usual here, and the size. */
const TOLD = [...USUAL, "font-step"];
/** Those that ask for another reader when they change. */
const ANEW = [...READ, "lang", "no-shortcuts"];
/** The properties that are attributes, and the attribute of each. */
const TEXTS = Object.fromEntries([...READ, ...USUAL, "loading"].map((name) => [name, name]));
const NUMBERS = { fontStep: "font-step" };
const FLAGS = { noToolbar: "no-toolbar", noShare: "no-share", noShortcuts: "no-shortcuts" };
/** The themes that the style sheet itself knows. */
const PLAIN = [null, "", "light", "dark"];

/** What is said where there is neither a reader nor a fallback; in Arabic, where no other language is known. */
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

/** Says so in the language of a tag. */
const sorry = (tag = "") => {
  const [lang] = tag.split("-");
  const words = document.createElement("p");
  words.lang = Object.hasOwn(SORRY, lang) ? lang : "ar";
  words.dir = "auto";
  words.append(SORRY[words.lang]);
  return words;
};

/** Has sizes count from what this browser's owner has chosen for letters: the page may have another idea of a `rem`. */
let sized;
const size = (sheet, place) => {
  if (sized !== sheet) sheet.insertRule(`:host{--maqal-rem:${getComputedStyle(place).fontSize}}`);
  sized = sheet;
};

/** Module and style sheet, shared by all readers, and asked for anew after a failure. */
let runtime;
const bring = () =>
  (runtime ??= Promise.all([start(script, { integrity }), style()]).catch((error) => {
    runtime = undefined;
    throw error;
  }));

/** Loads those that come within a screen's height of what is seen. */
let near;
const waitFor = (element) => {
  near ??= new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.load()),
    { rootMargin: "100%" },
  );
  near.observe(element);
};

// Old libraries give arrays a `toJSON` that makes words of them.
const toJson = (value) =>
  JSON.stringify(value, function (key, now) {
    return Array.isArray(this[key]) ? this[key] : now;
  });

export class MaqalReader extends HTMLElement {
  static observedAttributes = [...ANEW, ...TOLD, "loading"];

  #internals;
  #root;
  #article;
  #json;
  /** Ends what is on its way. It is there from the first request on, until the element goes or asks anew. */
  #work;
  #mounted;
  /** Where the reader is, and where the children are shown. */
  #place;
  #slot;

  connectedCallback() {
    // What was set before the element was defined hides the property.
    for (const name of ["article", ...Object.keys({ ...TEXTS, ...NUMBERS, ...FLAGS })]) {
      const set = Object.getOwnPropertyDescriptor(this, name);
      if (set && delete this[name]) this[name] = set.value;
    }
    this.#begin();
  }

  disconnectedCallback() {
    near?.unobserve(this);
    // One that is only moved is back by then.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  /** To one that is moved in a single step nothing happens. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, old, now) {
    if (old === now) return;
    if (!TOLD.includes(name)) this.#again(ANEW.includes(name));
    else if (!PLAIN.includes(old) || !PLAIN.includes(now)) this.#mounted?.setUsual(this);
  }

  /** An article that the page has at hand, in any format that is read, as it is when it is set. It goes before `src`. */
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
    // On its way while the module is.
    let first = this.#ask(work.signal);
    first.catch(() => {});
    const ask = (signal) => {
      const answer = first ?? this.#ask(signal);
      if (first) signal.addEventListener("abort", () => work.abort());
      first = undefined;
      return answer;
    };
    try {
      const [reader, sheet] = await bring();
      if (work !== this.#work) return;
      if (!this.#root.adoptedStyleSheets.includes(sheet)) this.#root.adoptedStyleSheets.push(sheet);
      this.#empty();
      const place = (this.#place = document.createElement("div"));
      this.#root.prepend(place);
      size(sheet, place);
      this.#mounted = reader.mount(this, place, ask, (state) => work === this.#work && this.#tell(state), face);
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

  /** Until it is needed there is no shadow root, and the page pays for none. */
  #open() {
    if (this.#root) return;
    this.#internals = this.attachInternals?.();
    this.#root = this.#internals?.shadowRoot ?? this.attachShadow({ mode: "open" });
    // What a server has put into it stays until there is a reader.
    if (!this.#root.firstChild) this.#empty();
  }

  #begin() {
    if (this.#work || !this.isConnected) return;
    if (this.loading === "eager") this.load();
    else waitFor(this);
  }

  /** Once for all that changes at a time. */
  #again(anew) {
    const work = this.#work;
    if (!work) this.#begin();
    else if (anew)
      queueMicrotask(() => {
        if (work !== this.#work) return;
        this.#end();
        this.#begin();
      });
  }

  #end() {
    if (!this.#work) return;
    this.#work.abort();
    this.#mounted?.unmount();
    this.#work = this.#mounted = this.#place = undefined;
    this.#empty();
    this.#tell();
  }

  /** Leaves the children alone to be seen. */
  #empty() {
    this.#slot = document.createElement("slot");
    this.#root.replaceChildren(this.#slot);
  }

  async #ask(signal) {
    if (this.#json) return new Response(this.#json);
    return fetch(new URL(this.src, this.baseURI).href, { headers: { Accept: "application/json" }, signal });
  }

  /** Shows what belongs to a state, and says it to style sheets. */
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
