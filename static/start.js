// Applies the stored settings to a pressed page before its first paint. `maqal-press` writes this script into the head of
// each page, with `SETTINGS` (src/press/start.rs). It does what `appearance::apply` does later (src/host/appearance.rs),
// except for two kinds of settings: faces with fonts, which `pressed.js` loads, and those that also change the text, which
// are applied with the controls.
(() => {
  let stored = "";
  try {
    const step = localStorage.getItem("maqal.font-step");
    stored = localStorage.getItem("maqal.preferences") ?? (step ? `font-step=${step}` : "");
  } catch {
    // Storage is blocked, so there are no settings.
  }
  if (!stored) return;
  const apply = () => {
    const root = /** @type {HTMLElement | null} */ (document.querySelector("#maqal>.maqal"));
    if (!root) return false;
    for (const [name, target, values, shown = values] of SETTINGS) {
      const field = stored.split(" ").find((field) => field.startsWith(`${name}=`)) ?? "";
      const value = shown.split(" ")[values.split(" ").indexOf(field.slice(name.length + 1))];
      if (!value) continue;
      if (target) root.style.setProperty(target, value);
      else root.setAttribute(`data-${name}`, value);
    }
    return true;
  };
  if (apply()) return;
  // The parser has not reached the reader yet. The observer is notified before the browser paints it.
  const observer = new MutationObserver(() => apply() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
})();
