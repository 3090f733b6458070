// The words that scripts of the tests are written in. They are put before each script that runs in the page.

/** Where parts are looked for: the shadow root of the page’s first element, or the page. */
const readersRoot = () => document.querySelector("maqal-reader")?.shadowRoot ?? document;

/** The first element with a `data-part`. */
const part = (name, within = readersRoot()) => within.querySelector(`[data-part="${name}"]`);

/** Whether all of a reader is there: its article to the last paragraph, and its controls, of which the links come last. */
const isComplete = (reader) =>
  Boolean(reader?.matches("[data-controls]") && reader.querySelector("article:not([aria-busy]) .share-foot"));

/** All elements with a `data-part`, in document order. */
const parts = (name, within = readersRoot()) => [...within.querySelectorAll(`[data-part="${name}"]`)];

/** Whether a person would see an element: it has a box, and nothing hides it or makes it transparent. */
const isSeen = (element) => {
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
    return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
};

/** A rectangle as plain numbers. */
const box = ({ left, right, top, bottom }) => ({ left, right, top, bottom });

/** Every word of an element's text with its box; a word that is broken over two lines has the box of its beginning. */
const words = (element) => {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const [first] = range.getClientRects();
      if (first) found.push({ word: match[0], ...box(first) });
    }
  }
  return found;
};

/** How an element is called in a failure. */
const nameOf = (element) =>
  element.dataset?.network
    ? `${element.dataset.part}[${element.dataset.network}]`
    : (element.dataset?.part ?? `${element.localName} ${JSON.stringify(element.textContent.trim().slice(0, 30))}`);
