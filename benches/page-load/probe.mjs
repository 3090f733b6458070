// The code that runs in the measured page, before any of its scripts. Both functions are sent to the page as source text,
// so they cannot use anything else in this module.
//
// Neither largest contentful paint nor element timing covers shadow roots. To time every subject in the same way, the probe
// adds a small text node of its own to the frame in which an element is first laid out; element timing then reports when
// that frame was presented. The probe does not poll, and forces no layout before the article is laid out.

/**
 * @typedef {"visible" | "screen" | "controls" | "larger" | "text"} Milestone
 *
 * @typedef {object} Probe
 * @property {Partial<Record<string, number>>} times
 * @property {Record<Milestone, Promise<number>>} reached
 * @property {Set<WebAssembly.Memory>} memories
 * @property {number} shift - The sum of all layout shifts.
 * @property {number} clicks
 *
 * @typedef {typeof globalThis & { probe: Probe }} ProbedWindow
 */

/**
 * Watches the page and collects times in `window.probe`, in milliseconds since the start of the navigation.
 *
 * @param {object} options
 * @param {number} options.paragraphs - The number of paragraphs of the article.
 * @param {boolean} options.hasControls
 * @param {boolean} options.click - Whether to click on "larger" as soon as the control is visible.
 */
export function watch({ paragraphs, hasControls, click }) {
  const PARAGRAPH = '[data-part~="body"] p';
  const LARGER = '[data-part~="font-increase"]';

  /** @type {Probe["times"]} */
  const times = {};
  /** @type {Probe["memories"]} */
  const memories = new Set();
  /** @type {Map<string, (time: number) => void>} */
  const waiting = new Map();
  /** @type {(name: Milestone) => Promise<number>} */
  const arrived = (name) => new Promise((resolve) => waiting.set(name, resolve));
  const reached = {
    visible: arrived("visible"),
    screen: arrived("screen"),
    controls: arrived("controls"),
    larger: arrived("larger"),
    // Resolves right after the frame with the first paragraph, before element timing reports its presentation time.
    text: arrived("text"),
  };
  /** @type {Probe} */
  const probe = { times, reached, memories, shift: 0, clicks: 0 };
  Object.assign(window, { probe });

  const arrive = (/** @type {string} */ name, /** @type {number} */ time) => {
    times[name] ??= time;
    waiting.get(name)?.(time);
  };
  /** @type {(type: string, take: (entry: any) => void) => void} */
  const record = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  record("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") times.fcp = startTime;
  });
  record("largest-contentful-paint", ({ startTime }) => {
    times.lcp = startTime;
  });
  record("layout-shift", ({ value }) => {
    probe.shift += value;
  });
  record("element", ({ identifier, renderTime }) => arrive(identifier, renderTime));

  /** Has element timing report when the current frame is presented. */
  const stamp = (/** @type {string} */ name) => {
    const mark = document.createElement("span");
    mark.textContent = ".";
    mark.setAttribute("elementtiming", name);
    mark.style.position = "fixed";
    mark.style.insetBlockStart = "0";
    document.body.append(mark);
  };
  /** Runs `action` right after the main thread has finished the current frame. */
  const afterFrame = (/** @type {() => void} */ action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = action;
    port2.postMessage(null);
  };

  // A MutationObserver finds an element when it is inserted; a ResizeObserver reports its first layout, before it is painted.
  /** @type {Set<(node: Element) => void>} */
  const searches = new Set();
  const mutations = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element) for (const search of searches) search(node);
      }
    }
  });
  const observe = (/** @type {Node} */ root) => mutations.observe(root, { childList: true, subtree: true });
  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...options) {
    const root = attachShadow.apply(this, options);
    if (searches.size) observe(root);
    return root;
  };
  /** @type {Map<string, HTMLElement>} */
  const found = new Map();
  /** @type {(selector: string, action: (element: HTMLElement) => void) => void} */
  const whenLaidOut = (selector, action) => {
    const sizes = new ResizeObserver(() => {
      const element = found.get(selector);
      if (!element?.getBoundingClientRect().height) return;
      sizes.disconnect();
      searches.delete(take);
      if (!searches.size) mutations.disconnect();
      action(element);
    });
    /** Takes the first match, and a later one if the first is removed before its layout. */
    const take = (/** @type {Element} */ node) => {
      if (found.get(selector)?.isConnected) return;
      const match = /** @type {HTMLElement | null} */ (node.matches(selector) ? node : node.querySelector(selector));
      if (!match) return;
      found.set(selector, match);
      sizes.observe(match);
    };
    searches.add(take);
  };

  whenLaidOut(PARAGRAPH, (paragraph) => {
    stamp("visible");
    afterFrame(() => arrive("text", performance.mark("probe-visible").startTime));
    const body = paragraph.closest('[data-part~="body"]');
    /** Whether the text reaches the bottom of the viewport, or is complete. */
    const isFilled = () => {
      let count = 0;
      for (const each of body?.querySelectorAll("p") ?? []) {
        count += 1;
        if (each.getBoundingClientRect().bottom >= innerHeight) return true;
      }
      return count >= paragraphs;
    };
    if (isFilled() || !body) return stamp("screen");
    new ResizeObserver((_, observer) => {
      if (!isFilled()) return;
      observer.disconnect();
      stamp("screen");
    }).observe(body);
  });

  if (hasControls) {
    whenLaidOut(LARGER, (larger) => {
      stamp("controls");
      if (click) afterFrame(() => reached.text.then(() => tryLarger(larger)));
    });
  }

  /** Clicks, and clicks again if there is no effect within 500 ms. */
  const tryLarger = (/** @type {HTMLElement} */ larger) => {
    const size = () => {
      const paragraph = found.get(PARAGRAPH);
      return paragraph ? getComputedStyle(paragraph).fontSize : "";
    };
    const usual = size();
    let clicked = -Infinity;
    const step = (/** @type {number} */ now) => {
      if (![usual, ""].includes(size())) return stamp("larger");
      if (now - clicked > 500) {
        probe.clicks += 1;
        larger.click();
        clicked = now;
      }
      requestAnimationFrame(step);
    };
    step(performance.now());
  };

  const keepMemories = (/** @type {(object | undefined)[]} */ ...places) => {
    for (const value of places.flatMap((place) => Object.values(place ?? {}))) {
      if (value instanceof WebAssembly.Memory) memories.add(value);
    }
  };
  /** @type {Record<string, any>} */
  const namespace = WebAssembly;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = namespace[name];
    namespace[name] = async (/** @type {unknown} */ source, /** @type {WebAssembly.Imports} */ imports) => {
      const result = await original.call(WebAssembly, source, imports);
      keepMemories((result.instance ?? result).exports, ...Object.values(imports ?? {}));
      return result;
    };
  }
}

/**
 * Returns what the probe has found, by metric.
 *
 * @returns {Record<string, number>}
 */
export function collect() {
  const { times, shift, clicks, memories } = /** @type {ProbedWindow} */ (globalThis).probe;
  const wasm = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { .../** @type {Record<string, number>} */ (times), shift, clicks, wasm };
}
