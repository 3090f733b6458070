// Functions for the scripts of the tests. The tests insert this file before each script that runs in the page.

/** The root in which parts are searched: the shadow root of the first element, or the document. */
const readersRoot = () => document.querySelector("maqal-reader")?.shadowRoot ?? document;

/** The first element with a given `data-part`. */
const part = (name, within = readersRoot()) => within.querySelector(`[data-part="${name}"]`);

/** Whether a reader is complete: the whole article, and the controls, of which the share links appear last. */
const isComplete = (reader) =>
  Boolean(reader?.matches("[data-controls]") && reader.querySelector("article:not([aria-busy]) .share-foot"));

/** All elements with a given `data-part`, in document order. */
const parts = (name, within = readersRoot()) => [...within.querySelectorAll(`[data-part="${name}"]`)];

/** Whether an element is visible: it has a box, and nothing hides it or makes it transparent. */
const isVisible = (element) => {
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }))
    return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
};

/** A rectangle as plain numbers. */
const box = ({ left, right, top, bottom }) => ({ left, right, top, bottom });

/** All words of an element's text with their boxes. A word that breaks across lines has the box of its beginning. */
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

/** The name of an element in the message of a failure. */
const nameOf = (element) =>
  element.dataset?.network
    ? `${element.dataset.part}[${element.dataset.network}]`
    : (element.dataset?.part ?? `${element.localName} ${JSON.stringify(element.textContent.trim().slice(0, 30))}`);
