// For a page that has the reader in frames, `<iframe data-maqal src="…&embed">`: makes each as high as its text, and
// fires on it what its reader tells. The site serves this file itself, or has it from where the reader is.
//
// Whose message it is says the browser: the window it comes from must be a frame of ours, and the origin that of the
// frame's address. What is in it must be what the protocol knows; README.md has that, `embedded.js` the other side.

import { EVENTS, HIGHEST, VERSION } from "./protocol.js";

/** Frames that no search finds, since they stand in shadow roots or lack the attribute. */
const further = new Set();

const frames = () => [...document.querySelectorAll("iframe[data-maqal]"), ...further];

/** Where a frame's reader is; undefined where that is nothing that can be written to. */
const originOf = ({ src }) => {
  try {
    const { origin } = new URL(src);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
};

const greet = (frame) => {
  const origin = originOf(frame);
  // What has not begun to load is not there yet. It will speak first.
  if (!origin || frame.contentDocument?.URL === "about:blank") return;
  frame.contentWindow?.postMessage({ maqal: VERSION, type: "connect" }, origin);
};

const fit = (frame, height) => {
  const style = getComputedStyle(frame);
  const edges = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];
  const around = style.boxSizing === "border-box" ? edges.reduce((sum, edge) => sum + parseFloat(style[edge]), 0) : 0;
  frame.style.height = `${height + around}px`;
};

addEventListener("message", ({ source, origin, data }) => {
  if (!source || data?.maqal !== VERSION) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || origin !== originOf(frame)) return;
  const { type, height, name, detail } = data;
  if (type === "ready") greet(frame);
  else if (type === "height" && Number.isInteger(height) && height > 0 && height <= HIGHEST) fit(frame, height);
  else if (type === "event" && EVENTS.includes(name))
    frame.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
});

/** Takes a frame for one with a reader that is in a shadow root or has no `data-maqal`. */
export const connect = (frame) => {
  // Nothing is kept for those that have gone.
  for (const other of further) if (!other.isConnected) further.delete(other);
  further.add(frame);
  greet(frame);
};

frames().forEach(greet);
