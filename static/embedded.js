// The page in a frame of another site (`?embed`): reports its height and the reader's events to the embedding page,
// which runs `frame.js`. docs/frame.md documents the protocol.
//
// Each side sends a message as soon as it listens: this page `ready`, the embedding page `connect`. So the connection
// does not depend on which of them loads first. `ready` is sent to any origin and therefore has no content. All other
// messages are sent only to the connected origin.

import { EVENTS, MAX_HEIGHT, VERSION } from "./protocol.js";

const root = document.documentElement;
/** The origins that may connect. Without a list, any page that the server allows to frame this one may. */
const embedders = /** @type {HTMLMetaElement | null} */ (
  document.querySelector("meta[name='maqal:embedders']")
)?.content.match(/\S+/g);
/** @type {string | undefined} The connected origin. */
let embedder;
/** @type {{ name: string, detail: unknown } | undefined} The last load or error event, for late connections. */
let lastEvent;

/**
 * Sends a message to the connected origin, if there is one.
 *
 * @param {string} type
 * @param {object} fields
 */
const send = (type, fields) => embedder && parent.postMessage({ maqal: VERSION, type, ...fields }, embedder);

/** Reports the height, rounded up: a frame that is a fraction of a pixel too low would scroll. */
const sendHeight = () =>
  send("height", { height: Math.min(Math.ceil(root.getBoundingClientRect().height), MAX_HEIGHT) });

new ResizeObserver(sendHeight).observe(root);

for (const name of EVENTS)
  document.addEventListener(name, ({ detail }) => {
    const event = { name, detail };
    if (name === "maqal-load" || name === "maqal-error") lastEvent = event;
    send("event", event);
  });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.maqal !== VERSION || data.type !== "connect") return;
  // Messages cannot be addressed to an opaque origin.
  if (origin === "null" || (embedders && !embedders.includes(origin))) return;
  const isNew = embedder !== origin;
  embedder = origin;
  // While the frame adapts its height, a scroll bar would appear and disappear, and reflow the text.
  root.style.scrollbarWidth = "none";
  sendHeight();
  if (isNew && lastEvent) send("event", lastEvent);
});

// Links open in a new tab, because most sites refuse to be framed.
document.addEventListener("click", ({ target }) => {
  const link = /** @type {HTMLAnchorElement | null} */ (
    /** @type {Element} */ (target).closest("a[href]:not([target], [href^='#'], [href=''])")
  );
  if (link) link.target = "_blank";
});

// The frame is as high as the text, so its lower edge can be far outside the viewport. Menus are therefore placed below
// the share button.
document.addEventListener(
  "beforetoggle",
  ({ target }) => {
    const button = /** @type {Element} */ (document.querySelector("[data-part=share]"));
    const below = button.getBoundingClientRect().bottom + scrollY;
    /** @type {HTMLElement} */ (target).style.setProperty("--maqal-menu-start", `${below}px`);
  },
  true,
);

/**
 * Tells the style sheet how much of the frame is above and below its visible part. Only an intersection observer can
 * measure that.
 */
const measure = () => {
  const observer = new IntersectionObserver(([{ intersectionRect }]) => {
    observer.disconnect();
    root.style.setProperty("--maqal-above", `${intersectionRect.top}px`);
    root.style.setProperty("--maqal-below", `${innerHeight - intersectionRect.bottom}px`);
  });
  observer.observe(root);
};
// Notes and panels open only after one of these events.
for (const type of ["click", "keydown"]) document.addEventListener(type, measure, true);

parent.postMessage({ maqal: VERSION, type: "ready" }, "*");
