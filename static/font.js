// Requests the default face of a pressed page before its first paint. `maqal-press` writes this script into the head of each
// page in Arabic script, with the URL of the fonts in `data-fonts`.
//
// The style sheet uses the face only if it is loaded within 100 milliseconds (`font-display: optional`), so the text does not
// change while somebody reads. On a slow network it would come too late and delay the page, so it is not requested there. It
// is not requested with Save-Data either.
import { stored } from "./settings.js";

/** The maximum time from the request for the page to this script on a fast network, in milliseconds. */
const FAST = 100;

const { fonts } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const timing = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
const isFast = timing && performance.now() - timing.requestStart < FAST;
// @ts-expect-error Only Chromium implements it: https://wicg.github.io/savedata/
const isWanted = !navigator.connection?.saveData && !/\bface=(?!usual\b|naskh\b)/.test(stored());
if (isFast && isWanted) {
  document.documentElement.dataset.naskh = "optional";
  for (const name of ["core", "core-latin"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = `${fonts}naskh-${name}.woff2`;
    document.head.append(link);
  }
}
