// Finds faults of the present layout: text that cannot be read, and controls that cannot be pressed.

const faults = () => {
  const root = document.scrollingElement;
  const sideways = root.scrollWidth - root.clientWidth;

  /** The box of an element's own text, without that of its children. */
  const wordsBox = (element) => {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (own.length === 0) return null;
    const range = document.createRange();
    range.setStartBefore(own[0]);
    range.setEndAfter(own.at(-1));
    return range.getBoundingClientRect();
  };
  const describe = (element) => `${nameOf(element)}: ${element.textContent.trim().slice(0, 40)}`;
  const slack = 1.5;

  /** Whether a box is clipped and cannot be scrolled into view. */
  const isCut = (element, box) => {
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const across = around.matches(".wide") ? "scroll" : style.overflowX;
      if (["hidden", "clip"].includes(across) && (box.left < edge.left - slack || box.right > edge.right + slack))
        return true;
      if (
        ["hidden", "clip"].includes(style.overflowY) &&
        (box.top < edge.top - slack || box.bottom > edge.bottom + slack)
      )
        return true;
      // A sheet scrolls vertically only.
      if (around.matches(".sheet, [popover]") && around.scrollWidth > around.clientWidth + slack) return true;
      if (style.overflowX === "auto" && around.matches(".wide")) return false;
    }
    return box.left < -slack || box.right > root.clientWidth + slack;
  };
  const readable = [...document.querySelectorAll(".maqal *")].filter(
    (element) => isVisible(element) && !element.closest(".visually-hidden"),
  );
  const lost = readable
    .map((element) => [element, wordsBox(element)])
    .filter(([element, box]) => box && isCut(element, box))
    .map(([element, box]) => `${describe(element)} ${JSON.stringify(box)}`);

  /** The visible controls, within the open popover if there is one. */
  const top = document.querySelector(":popover-open") ?? document;
  const controls = [...top.querySelectorAll(".maqal button, .maqal .pill, fieldset label, .scale")].filter(isVisible);
  const covered = controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      if (one.contains(other) || other.contains(one)) return [];
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // The sticky toolbar covers what scrolls below it.
      const sticky =
        [one, other].filter((control) => control.closest("[data-part=toolbar] ")).length === 1 && top === document;
      return wide > slack && high > slack && !sticky ? [`${describe(one)} and ${describe(other)}`] : [];
    }),
  );
  return { sideways, lost, covered };
};
