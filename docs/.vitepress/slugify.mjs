/** Returns the anchor of a heading as code hosts make it, so that links to headings work in the repository and on the site. */
export const slugify = (/** @type {string} */ heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
