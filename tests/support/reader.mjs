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
