// Applies settings to a reader without WebAssembly, for articles that are on the page before any module is loaded. It does
// what `appearance::apply` does later (src/host/appearance.rs), except for two kinds of settings: faces with fonts, and
// those that also change the text, which are applied with the controls. The list of settings, `SETTINGS`, is
// `settings.json`.

/** The settings that the person has stored on this device, as text; empty if there are none. */
export const stored = () => {
  try {
    const step = localStorage.getItem("maqal.font-step");
    return localStorage.getItem("maqal.preferences") ?? (step ? `font-step=${step}` : "");
  } catch {
    // Storage is blocked.
    return "";
  }
};

/**
 * Applies settings to the root of a reader.
 *
 * @param {HTMLElement} root
 * @param {string[]} sources - Texts with settings. Earlier ones take precedence.
 */
export const apply = (root, ...sources) => {
  for (const [name, property, values, shown = values] of SETTINGS) {
    const show = (/** @type {string} */ text) => {
      const field = text.split(" ").find((field) => field.startsWith(`${name}=`)) ?? "";
      return shown.split(" ")[values.split(" ").indexOf(field.slice(name.length + 1))];
    };
    const value = sources.map(show).find(Boolean);
    if (!value) continue;
    if (property) root.style.setProperty(property, value);
    else root.setAttribute(`data-${name}`, value);
  }
};
