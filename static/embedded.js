// The page in a frame of another site (`?embed`): tells the page around how high the text is and what its reader does.
// That page runs `frame.js`; README.md has the protocol.
//
// Both sides begin by speaking: this one says `ready` once it listens, that one says `connect` once it does. Whichever
// comes first, one of the two is heard. `ready` may be heard by anybody and therefore has no content; all else goes to
// the origin that has connected, and to no other.

import { EVENTS, HIGHEST, VERSION } from "./protocol.js";

const root = document.documentElement;
/** The origins that may connect. With none named, whoever may frame this page may: that, the server says. */
const embedders = document.querySelector("meta[name='maqal:embedders']")?.content.match(/\S+/g);
/** The origin that has connected. */
let embedder;
/** What has become of the article, for who connects later. */
let news;

const say = (type, fields) => embedder && parent.postMessage({ maqal: VERSION, type, ...fields }, embedder);

/** Rounded up, since a frame that is a fraction too low can be scrolled. */
const sayHeight = () => say("height", { height: Math.min(Math.ceil(root.getBoundingClientRect().height), HIGHEST) });

new ResizeObserver(sayHeight).observe(root);

for (const name of EVENTS)
  document.addEventListener(name, ({ detail }) => {
    const event = { name, detail };
    if (name === "maqal-load" || name === "maqal-error") news = event;
    say("event", event);
  });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.maqal !== VERSION || data.type !== "connect") return;
  // A page without an origin of its own cannot be written to.
  if (origin === "null" || (embedders && !embedders.includes(origin))) return;
  const isNew = embedder !== origin;
  embedder = origin;
  // While the frame follows the text, a bar would come and go, and push the lines about.
  root.style.scrollbarWidth = "none";
  sayHeight();
  if (isNew && news) say("event", news);
});

// Other sites do not let themselves be read in here.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]:not([target], [href^='#'], [href=''])");
  if (link) link.target = "_blank";
});

// Where the frame is as high as the text, its lower edge, at which the menu would stand, is far from what is seen.
document.addEventListener(
  "beforetoggle",
  ({ target }) => {
    const button = document.querySelector("[data-part=share]");
    const below = button.getBoundingClientRect().bottom + scrollY;
    target.style.setProperty("--maqal-menu-start", `${below}px`);
  },
  true,
);

/** Has the styles know how much of the frame is above and below what is seen of it, which only an observer is told. */
const measure = () => {
  const observer = new IntersectionObserver(([{ intersectionRect }]) => {
    observer.disconnect();
    root.style.setProperty("--maqal-above", `${intersectionRect.top}px`);
    root.style.setProperty("--maqal-below", `${innerHeight - intersectionRect.bottom}px`);
  });
  observer.observe(root);
};
// Whatever is said or opened follows from one of these.
for (const type of ["click", "keydown"]) document.addEventListener(type, measure, true);

parent.postMessage({ maqal: VERSION, type: "ready" }, "*");
