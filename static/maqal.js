// What a site names in its one script tag: defines <maqal-reader>, once, however many copies of this file run.
import { MaqalReader } from "./element.js";

if (!customElements.get("maqal-reader")) customElements.define("maqal-reader", MaqalReader);

export { MaqalReader };
