// Runs before any script of the page and records errors, warnings, violations of the content security policy, the time of
// each state of the reader, the time at which its skeleton is first visible, and layout shifts if the engine reports them.
(() => {
  const record = { complaints: [], states: [], skeletonBegan: null, skeletonSeen: null, shifts: [] };
  window.recorded = record;

  const complain = (kind, what) => record.complaints.push(`${kind}: ${what}`);
  window.addEventListener("error", (event) => complain("error", event.message ?? event.target?.outerHTML), true);
  window.addEventListener("unhandledrejection", (event) => complain("unhandled rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) =>
    complain("policy", `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
  );
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...all) => {
      complain(`console.${level}`, all.join(" "));
      original.apply(console, all);
    };
  }

  // The screen changes only between frames, so one look per frame misses nothing.
  const look = () => {
    const reader = document.querySelector("[data-part=reader]");
    // Until the reader starts, the page shows its own skeleton.
    const skeleton = document.querySelector("[data-part=skeleton], .skeleton");
    const state = reader?.dataset.state ?? (skeleton ? "starting" : undefined);
    if (state && record.states.at(-1)?.state !== state) record.states.push({ state, at: performance.now() });
    if (skeleton && record.skeletonSeen === null) {
      // On a busy machine it may have begun to appear long before this frame.
      const elapsed = skeleton.getAnimations()[0]?.currentTime ?? 0;
      record.skeletonBegan = Math.min(record.skeletonBegan ?? Infinity, performance.now() - elapsed);
      const hidden = !skeleton.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      let opacity = 1;
      for (let element = skeleton; element; element = element.parentElement)
        opacity *= getComputedStyle(element).opacity;
      if (!hidden && opacity > 0.02 && skeleton.getBoundingClientRect().height > 0)
        record.skeletonSeen = performance.now();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        const moved = sources.map(
          ({ node, previousRect: from, currentRect: to }) =>
            `${node?.dataset?.part ?? node?.nodeName}.${node?.className}#${node?.id} from ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`,
        );
        record.shifts.push(`${value}: ${moved.join("; ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  }
})();
