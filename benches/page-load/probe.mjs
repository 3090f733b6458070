// What runs in the page, before any script of its own. Both functions are sent as text and see nothing of this module.
//
// Largest contentful paint and element timing know nothing of shadow roots. So the probe times all subjects in one way:
// into the frame in which something is laid out for the first time it puts a small text of its own, and element timing
// tells when this frame was shown. It neither polls nor asks for a layout before the article is there.

/**
 * Watches the page until the article is there: `window.probe` has the times, in milliseconds since the navigation began.
 * With `click` it also clicks on "larger" as soon as this is shown.
 */
export function watch({ paragraphs, click }) {
  const PARAGRAPH = '[data-part~="body"] p';
  const LARGER = '[data-part~="font-increase"]';

  const times = {};
  const memories = new Set();
  const waiting = new Map();
  const arrived = (name) => new Promise((resolve) => waiting.set(name, resolve));
  const reached = {
    visible: arrived("visible"),
    screen: arrived("screen"),
    controls: arrived("controls"),
    larger: arrived("larger"),
  };
  window.probe = { times, reached, memories, shift: 0, clicks: 0 };

  const arrive = (name, time) => {
    times[name] ??= time;
    waiting.get(name)?.(time);
  };
  const record = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  record("paint", ({ name, startTime }) => name === "first-contentful-paint" && (times.fcp = startTime));
  record("largest-contentful-paint", ({ startTime }) => (times.lcp = startTime));
  record("layout-shift", ({ value }) => (window.probe.shift += value));
  record("element", ({ identifier, renderTime }) => arrive(identifier, renderTime));

  /** Tells, later, when the frame that is being made was shown. */
  const stamp = (name) => {
    const mark = document.createElement("span");
    mark.textContent = ".";
    mark.setAttribute("elementtiming", name);
    mark.style.position = "fixed";
    mark.style.insetBlockStart = "0";
    document.body.append(mark);
  };
  /** Does something as soon as the main thread has done its part of the frame that is being made. */
  const afterFrame = (action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = action;
    port2.postMessage(null);
  };

  // Once an element is in the document, a ResizeObserver tells of its first layout, before this is painted.
  const roots = [document];
  const find = (selector) => roots.map((root) => root.querySelector(selector)).find(Boolean);
  const awaited = new Set();
  const mutations = new MutationObserver(() => awaited.forEach((look) => look()));
  const look = (root) => mutations.observe(root, { childList: true, subtree: true });
  const whenLaidOut = (selector, action) => {
    const search = () => {
      const element = find(selector);
      if (!element) return;
      awaited.delete(search);
      if (!awaited.size) mutations.disconnect();
      new ResizeObserver((_, observer) => {
        if (!element.isConnected) {
          observer.disconnect();
          whenLaidOut(selector, action);
        } else if (element.getBoundingClientRect().height > 0) {
          observer.disconnect();
          action(element);
        }
      }).observe(element);
    };
    awaited.add(search);
    roots.forEach(look);
    search();
  };

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...options) {
    const root = attachShadow.apply(this, options);
    roots.push(root);
    if (awaited.size) look(root);
    return root;
  };

  whenLaidOut(PARAGRAPH, (paragraph) => {
    stamp("visible");
    afterFrame(() => performance.mark("probe-visible"));
    const body = paragraph.closest('[data-part~="body"]');
    /** Whether the text reaches the end of the screen, or is all there. */
    const isFilled = () => {
      let count = 0;
      for (const each of body.querySelectorAll("p")) {
        count += 1;
        if (each.getBoundingClientRect().bottom >= innerHeight) return true;
      }
      return count >= paragraphs;
    };
    if (isFilled()) return stamp("screen");
    new ResizeObserver((_, observer) => {
      if (!isFilled()) return;
      observer.disconnect();
      stamp("screen");
    }).observe(body);
  });

  whenLaidOut(LARGER, () => {
    stamp("controls");
    if (click) afterFrame(tryLarger);
  });

  /** Clicks, and clicks again where that had no effect for long. */
  const tryLarger = () => {
    const size = () => getComputedStyle(find(PARAGRAPH)).fontSize;
    const usual = size();
    let clicked = -Infinity;
    const step = (now) => {
      if (size() !== usual) return stamp("larger");
      if (now - clicked > 500) {
        window.probe.clicks += 1;
        find(LARGER).click();
        clicked = now;
      }
      requestAnimationFrame(step);
    };
    step(performance.now());
  };

  const keepMemories = (...places) =>
    places
      .flatMap((place) => Object.values(place ?? {}))
      .filter((value) => value instanceof WebAssembly.Memory)
      .forEach((memory) => memories.add(memory));
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await original.call(WebAssembly, source, imports);
      keepMemories((result.instance ?? result).exports, ...Object.values(imports ?? {}));
      return result;
    };
  }
}

/** What the probe has found. */
export function collect() {
  const { times, shift, clicks, memories } = window.probe;
  const wasm = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { ...times, shift, clicks, wasm };
}
