// The constants of the protocol between the page in a frame (`embedded.js`) and the embedding page (`frame.js`).
// docs/frame.md documents the protocol.

export const VERSION = 1;
/** The maximum height of a frame in CSS pixels. `frame.js` ignores larger values. */
export const MAX_HEIGHT = 1e6;
/**
 * The events of the reader that are forwarded to the embedding page.
 *
 * @type {(keyof import("../package/maqal.d.ts").MaqalEventMap)[]}
 */
export const EVENTS = ["maqal-load", "maqal-error", "maqal-share", "maqal-preference", "maqal-progress"];
