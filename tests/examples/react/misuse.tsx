// Code that the types of the package must reject, and code that they must accept.

import type { MaqalErrorCode } from "maqal-reader";
import type { MaqalReader } from "maqal-reader/element.js";
import type {} from "maqal-reader/react";

export const right = (
  <maqal-reader src="/42.json" format="ghost" loading="eager" theme="dark" noShare className="story" lang="ar" />
);

// @ts-expect-error: there is no such property.
export const unknown = <maqal-reader source="/42.json" />;

// @ts-expect-error: a number.
export const text = <maqal-reader fontStep="large" />;

// @ts-expect-error: there is no such format.
export const format = <maqal-reader format="gutenberg" />;

// @ts-expect-error: an article is an object.
export const article = <maqal-reader article="/42.json" />;

// @ts-expect-error: the event has no author.
export const event = <maqal-reader onmaqal-load={({ detail }) => detail.author} />;

export const byHand = () => {
  const reader: MaqalReader = document.createElement("maqal-reader");
  reader.addEventListener("maqal-error", ({ detail }) => {
    const code: MaqalErrorCode = detail.code;
    // @ts-expect-error: there is no such code.
    return code === "no-such-code";
  });
  document.addEventListener("maqal-load", ({ detail }) => detail.url?.length);
  // @ts-expect-error: an article may have no URL.
  document.addEventListener("maqal-load", ({ detail }) => detail.url.length);
  return reader.load().then(() => reader.fontStep + 1);
};
