// Events bubble, so one listener hears all readers of the page; `target` is the reader.
const shown = [];
document.addEventListener("maqal-load", ({ target }) => {
  shown.push(target.id);
  document.querySelector("[role=status]").textContent = `Loaded: ${shown.join(", ")}`;
});
