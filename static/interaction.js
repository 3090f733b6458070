/** Resolves with the first touch, click or key press in the tree of an element. */
export const interaction = (/** @type {Element} */ place) => {
  const root = place.getRootNode();
  return new Promise((resolve) => {
    for (const type of ["pointerdown", "keydown"])
      root.addEventListener(type, resolve, { once: true, capture: true, passive: true });
  });
};
