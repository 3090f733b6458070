// Applies the stored settings to a pressed page before its first paint. `maqal-press` writes this script into the head of
// each page.
import { apply, stored } from "./settings.js";

const settings = stored();
const begin = () => {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("#maqal>.maqal"));
  if (root) apply(root, settings);
  return root;
};
if (settings && !begin()) {
  // The parser has not reached the reader yet. The observer is notified before the browser paints it.
  const observer = new MutationObserver(() => begin() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
}
