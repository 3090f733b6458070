// The reader's events are fired at its frame, and bubble.
document.addEventListener("maqal-load", ({ detail }) => {
  document.querySelector("[role=status]").textContent = `Loaded: ${detail.title}`;
});
