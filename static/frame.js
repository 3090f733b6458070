// For pages that embed the reader in frames, `<iframe data-maqal src="…&embed">`: makes each frame as high as its text
// and dispatches the reader's events on it. The site serves this file itself or loads it from the reader's server.
//
// A message is accepted only if its source is the window of a known frame, its origin is that of the frame's `src`, and
// its content conforms to the protocol. docs/frame.md documents the protocol; `embedded.js` implements the other side.

import { EVENTS, MAX_HEIGHT, VERSION } from "./protocol.js";

/**
 * The frames that `frames` does not find, because they are in shadow roots or lack the attribute.
 *
 * @type {Set<HTMLIFrameElement>}
 */
const connected = new Set();

/** @type {() => HTMLIFrameElement[]} All frames with readers. */
const frames = () => [...document.querySelectorAll(/** @type {"iframe"} */ ("iframe[data-maqal]")), ...connected];

/**
 * The origin of a frame's `src`; `undefined` if the URL is invalid or the origin opaque.
 *
 * @param {HTMLIFrameElement} frame
 */
const originOf = ({ src }) => {
  try {
    const { origin } = new URL(src);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
};

/** Connects to the page in a frame. */
const connectTo = (/** @type {HTMLIFrameElement} */ frame) => {
  const origin = originOf(frame);
  // The page has not begun to load. It will send `ready`.
  if (!origin || frame.contentDocument?.URL === "about:blank") return;
  frame.contentWindow?.postMessage({ maqal: VERSION, type: "connect" }, origin);
};

/**
 * Makes the content of a frame as high as its text.
 *
 * @param {HTMLIFrameElement} frame
 * @param {number} height
 */
const resize = (frame, height) => {
  const style = getComputedStyle(frame);
  const edges = /** @type {const} */ (["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"]);
  const around = style.boxSizing === "border-box" ? edges.reduce((sum, edge) => sum + parseFloat(style[edge]), 0) : 0;
  frame.style.height = `${height + around}px`;
};

addEventListener("message", ({ source, origin, data }) => {
  if (!source || data?.maqal !== VERSION) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || origin !== originOf(frame)) return;
  const { type, height, name, detail } = data;
  if (type === "ready") connectTo(frame);
  else if (type === "height" && Number.isInteger(height) && height > 0 && height <= MAX_HEIGHT) resize(frame, height);
  else if (type === "event" && EVENTS.includes(name))
    frame.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
});

/** Registers a frame with a reader that is in a shadow root or has no `data-maqal`. */
export const connect = (/** @type {HTMLIFrameElement} */ frame) => {
  // Forget frames that were removed.
  for (const other of connected) if (!other.isConnected) connected.delete(other);
  connected.add(frame);
  connectTo(frame);
};

frames().forEach(connectTo);
