// Adds the controls to a pressed page: a page that `maqal-press` has written, which contains the article and its head. It
// requests neither the article nor `render.wasm`.
import { applyFace, turn } from "./adopted.js";
import { face } from "./files.js";
import { Reader } from "./loader.js";

const place = document.getElementById("maqal");
const root = /** @type {HTMLElement | null | undefined} */ (place?.querySelector(".maqal"));
if (place && root) {
  const reader = new Reader(place, {});
  applyFace(root, face).catch(console.error);
  turn(place).then(() => reader.control());
}
