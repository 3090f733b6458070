// Loads a face as the reader does, and stores the result. `from` is the origin of the reader's files.
window.ask = (face, from = "") => {
  window.answer = "none yet";
  import(`${from}/faces.js`)
    .then(({ bring }) => bring(face))
    .then(
      () => (window.answer = "brought"),
      (error) => (window.answer = `failed: ${error.name}`),
    );
};

/** The width of a text in a font family, or in the fallback if the document does not have that family. */
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
