// What an article needs that is on the page already and therefore is not shown by `render.wasm`: in a pressed page
// (`pressed.js`), and in a declarative shadow root (`element.js`, which loads this script when it finds such an article).
import { interaction } from "./interaction.js";
import { apply, stored } from "./settings.js";

/** @type {{ saveData?: boolean, effectiveType?: string } | undefined} */
// @ts-expect-error Only Chromium implements it: https://wicg.github.io/netinfo/
const connection = navigator.connection;

/** Resolves when a person opens the page. A browser may prepare it earlier, because it expects that. */
const activated = () =>
  new Promise((resolve) => {
    // @ts-expect-error Only Chromium implements it: https://wicg.github.io/nav-speculation/prerendering.html
    if (!document.prerendering) resolve(undefined);
    else document.addEventListener("prerenderingchange", resolve, { once: true });
  });

/** Resolves when the browser has time. */
const idle = () =>
  new Promise((resolve) => {
    // Safari has no `requestIdleCallback`.
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve);
  });

/**
 * Resolves when the controls should load: when the browser is idle, or on the first interaction; on a slow connection only
 * on interaction. With Save-Data, `Reader` waits for an interaction.
 */
export const turn = async (/** @type {Element} */ place) => {
  await activated();
  if (connection?.saveData) return;
  const first = interaction(place);
  await (/[23]g$/.test(connection?.effectiveType ?? "") ? first : Promise.race([idle(), first]));
};

/**
 * Applies the face that the person has chosen, if it has fonts and they load before the person has scrolled. Later the text
 * keeps its face.
 *
 * @param {HTMLElement} root
 * @param {(name: string) => Promise<unknown>} load - Loads the fonts of a face. An unknown face has none.
 */
export const applyFace = async (root, load) => {
  await activated();
  const [, name] = /(?:^| )face=(\w+)/.exec(stored()) ?? [];
  if (!name || root.dataset.face) return;
  const { size } = document.fonts;
  await load(name);
  const isLoaded = document.fonts.size > size;
  if (isLoaded && scrollY === 0 && root.dataset.controls === undefined) root.dataset.face = name;
};

/**
 * Follows the links within an article, such as those of footnotes. Browsers do not follow them in a shadow root, because a
 * URL fragment never matches an id there. `render.wasm` does the same (src/host/in_page_links.rs).
 *
 * @param {ShadowRoot} root
 * @param {HTMLElement} article
 */
const followLinks = (root, article) =>
  article.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const target = root.getElementById(/** @type {HTMLAnchorElement} */ (link).hash.slice(1));
    if (!target) return;
    // The Tab key continues from the focused element.
    target.tabIndex = -1;
    target.focus();
    target.scrollIntoView();
  });

/**
 * Makes lengths relative to the browser's default font size. The style sheet assumes 16 pixels.
 *
 * @param {ShadowRoot} root
 * @param {HTMLElement} place
 */
const setRem = (root, place) => {
  // The same as in the style sheet, which may not be loaded yet.
  place.style.font = "medium serif";
  const { fontSize } = getComputedStyle(place);
  if (fontSize === "16px") return;
  const sheet = new CSSStyleSheet();
  sheet.insertRule(`:host{--maqal-rem:${fontSize}}`);
  root.adoptedStyleSheets.push(sheet);
};

/** Resolves when an element comes within one viewport's height. */
const near = (/** @type {Element} */ element) =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && resolve(observer.disconnect()),
      { rootMargin: "100%" },
    );
    observer.observe(element);
  });

/** The containers that are prepared. */
const prepared = new WeakSet();

/**
 * Prepares an article in a declarative shadow root: applies the settings, and follows links. Resolves when the controls
 * should load.
 *
 * @param {HTMLElement & { loading: string }} element - The `<maqal-reader>`. Its attributes have the defaults of the site.
 * @param {HTMLElement} place - The container of the reader.
 * @param {(name: string) => Promise<unknown>} loadFace - Loads the fonts of a face.
 */
export const adopt = async (element, place, loadFace) => {
  const root = /** @type {HTMLElement} */ (place.firstElementChild);
  const theme = element.getAttribute("theme");
  // The style sheet reads the themes `light` and `dark` from the attribute (src/host/site.rs).
  const defaults = /^(light|dark)$/.test(theme ?? "") ? [] : [`theme=${theme}`];
  defaults.push(`font-step=${element.getAttribute("font-step")}`, element.getAttribute("preferences") ?? "");
  apply(root, stored(), ...defaults);
  if (!prepared.has(place)) {
    prepared.add(place);
    const shadow = /** @type {ShadowRoot} */ (element.shadowRoot);
    setRem(shadow, place);
    followLinks(shadow, place);
    applyFace(root, loadFace).catch(console.error);
  }
  if (element.loading !== "eager") await near(element);
  await turn(place);
};
