/** The images of an element: the file names without the size that WordPress adds, the alternative texts and captions. */
const pictures = (element) =>
  [...element.querySelectorAll("img")].map((image) => ({
    name: decodeURI(new URL(image.currentSrc || image.src, location).pathname)
      .replace(/^.*\//, "")
      .replace(/(-\d+x\d+|-scaled)?\.\w+$/, ""),
    alt: image.alt,
    caption: (image.closest("figure")?.querySelector(":scope > figcaption")?.innerText ?? "").trim(),
  }));
