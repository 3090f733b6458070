// The part of both peers that needs no framework: loading the article and applying the font size.
import DOMPurify from "dompurify";

/** The font sizes, as factors of the default. */
const SCALES = [0.85, 0.92, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2];
const DEFAULT = 2;
const KEY = "reader.size";

/** Fetches the WordPress post named in the page's query and sanitizes its HTML. */
export async function loadArticle() {
  const src = new URLSearchParams(location.search).get("src");
  const response = await fetch(src);
  if (!response.ok) throw new Error(`The server responded with ${response.status}.`);
  const post = await response.json();
  return {
    title: new DOMParser().parseFromString(post.title.rendered, "text/html").body.textContent,
    url: post.link,
    html: DOMPurify.sanitize(post.content.rendered),
  };
}

/** Returns the size chosen on an earlier visit, as an index into the sizes. */
export function storedSize() {
  const stored = Number(localStorage.getItem(KEY) ?? DEFAULT);
  return stored in SCALES ? stored : DEFAULT;
}

/** Applies a size to the page and stores it. */
export function applySize(size) {
  document.documentElement.style.setProperty("--font-scale", SCALES[size]);
  localStorage.setItem(KEY, size);
}

/** Returns the next size in a direction (1 or -1), or the same size at the end of the range. */
export function nextSize(size, direction) {
  return Math.min(Math.max(size + direction, 0), SCALES.length - 1);
}
