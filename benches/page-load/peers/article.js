// What both peers do without a framework: ask for the article, and keep the size of the text.
import DOMPurify from "dompurify";

/** The sizes of the text, as factors. */
const SCALES = [0.85, 0.92, 1, 1.1, 1.2, 1.35, 1.5, 1.75, 2];
const USUAL = 2;
const KEY = "reader.size";

/** Fetches the WordPress post that the address of the page names, and cleans its HTML. */
export async function loadArticle() {
  const src = new URLSearchParams(location.search).get("src");
  const response = await fetch(src);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const post = await response.json();
  return {
    title: new DOMParser().parseFromString(post.title.rendered, "text/html").body.textContent,
    url: post.link,
    html: DOMPurify.sanitize(post.content.rendered),
  };
}

/** The size that was chosen on an earlier visit, as a place in the list of sizes. */
export function storedSize() {
  const stored = Number(localStorage.getItem(KEY) ?? USUAL);
  return stored in SCALES ? stored : USUAL;
}

export function applySize(size) {
  document.documentElement.style.setProperty("--font-scale", SCALES[size]);
  localStorage.setItem(KEY, size);
}

/** The next size in a direction (1 or -1), or the same at the end of the list. */
export function nextSize(size, direction) {
  return Math.min(Math.max(size + direction, 0), SCALES.length - 1);
}
