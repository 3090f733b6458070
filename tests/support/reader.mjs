// Expressions for what readers show, as source for `run` and `holds` of a browser.

/**
 * A part of a reader, or `undefined`.
 *
 * @param {string} name
 * @param {string} [reader] - A selector.
 */
export const part = (name, reader = "maqal-reader") =>
  `document.querySelector("${reader}")?.shadowRoot?.querySelector("[part=${name}]")`;

/**
 * Whether a reader has a part. An element itself cannot be returned from the page: it may be replaced meanwhile.
 *
 * @param {string} name
 * @param {string} [reader] - A selector.
 */
export const hasPart = (name, reader) => `Boolean(${part(name, reader)})`;

/**
 * Whether the headline of a reader is this one.
 *
 * @param {string} title
 * @param {string} [reader] - A selector.
 */
export const hasHeadline = (title, reader) => `${part("headline", reader)}?.textContent === ${JSON.stringify(title)}`;

/**
 * The computed value of a CSS property of a part.
 *
 * @param {string} name
 * @param {string} property
 */
export const styleOf = (name, property) => `getComputedStyle(${part(name)}).getPropertyValue("${property}")`;

/**
 * Whether the fallback of a reader is visible.
 *
 * @param {string} [reader] - A selector.
 */
export const hasFallback = (reader = "maqal-reader") => `document.querySelector("${reader} > *").checkVisibility()`;
