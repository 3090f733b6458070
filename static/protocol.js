// What the page in a frame (`embedded.js`) and the page around it (`frame.js`) must agree upon. README.md has the
// protocol.

export const VERSION = 1;
/** The height of a frame above which `frame.js` takes it for nonsense. */
export const HIGHEST = 1e6;
export const EVENTS = ["maqal-load", "maqal-error", "maqal-share", "maqal-preference", "maqal-progress"];
