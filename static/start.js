// Applies the stored settings to a pressed page before its first paint. `maqal-press` writes this script into the reader's root
// of each page, before the article, so it runs before there is anything to paint.
import { apply, stored } from "./settings.js";

const { parentElement } = /** @type {HTMLScriptElement} */ (document.currentScript);
apply(/** @type {HTMLElement} */ (parentElement), stored());
