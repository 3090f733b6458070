// Adds the controls to a pressed page: a page that `maqal-press` has written, which contains the article and its head. It
// requests neither the article nor `render.wasm`.
import { face } from "./files.js";
import { interaction, Reader } from "./loader.js";

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

/** The face that the person has chosen, if there is one and it has fonts to load. */
const chosenFace = () => {
  try {
    return /(?:^| )face=(\w+)/.exec(localStorage.getItem("maqal.preferences") ?? "")?.[1] ?? "";
  } catch {
    return "";
  }
};

/**
 * Applies the chosen face if its fonts load before the reader has scrolled. Later the text keeps its face. An unknown face
 * has no fonts.
 */
const applyFace = async (/** @type {HTMLElement} */ root, /** @type {string} */ name) => {
  const { size } = document.fonts;
  await face(name);
  const isLoaded = document.fonts.size > size;
  if (isLoaded && scrollY === 0 && root.dataset.controls === undefined) root.dataset.face = name;
};

/** The article is on the page already, so there is nothing to show. */
const shown = {
  mount(
    /** @type {Element} */ _place,
    /** @type {object} */ _source,
    /** @type {object} */ _loader,
    /** @type {Function} */ tell,
  ) {
    tell("ready");
    return { update() {}, unmount() {} };
  },
};

/** Loads the controls when the browser is idle, or on the first interaction; on a slow connection only on interaction. */
const begin = async (/** @type {Element} */ place) => {
  await activated();
  const root = /** @type {HTMLElement | null} */ (place.querySelector(".maqal"));
  const name = chosenFace();
  if (root && name && !root.dataset.face) applyFace(root, name).catch(console.error);
  // With Save-Data, the reader itself waits for an interaction.
  if (!connection?.saveData) {
    const first = interaction(place);
    await (/[23]g$/.test(connection?.effectiveType ?? "") ? first : Promise.race([idle(), first]));
  }
  const source = { url: "", page: location.href, format: "", item: "", hasOriginal: false, ask: () => fetch("") };
  new Reader(place, shown, source, { tell() {} });
};

const place = document.getElementById("maqal");
if (place) begin(place);
