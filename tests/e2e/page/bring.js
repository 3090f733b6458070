// Asks for a face as the reader does, and keeps the answer. `from` is the origin of the reader's files.
window.ask = (face, from = "") => {
  window.answer = "none yet";
  import(`${from}/faces.js`)
    .then(({ bring }) => bring(face))
    .then(
      () => (window.answer = "brought"),
      (error) => (window.answer = `failed: ${error.name}`),
    );
};

/** How wide words are in a family, and where the document has not got it, in what is put in its place. */
window.widthIn = (family, words) => {
  const line = document.createElement("span");
  line.style.cssText = `position: absolute; white-space: nowrap; font: 400 100px ${family}, monospace`;
  line.textContent = words;
  document.body.append(line);
  const { width } = line.getBoundingClientRect();
  line.remove();
  return width;
};

/** The document's fonts of a family. */
window.fontsOf = (family) => [...document.fonts].filter((font) => font.family.replaceAll('"', "") === family);
