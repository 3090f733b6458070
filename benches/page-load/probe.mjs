// The code that runs in the measured page, before any of its scripts. Both functions are sent to the page as source text,
// so they cannot use anything else in this module.
//
// Neither largest contentful paint nor element timing covers shadow roots. To time every subject in the same way, the probe
// adds a small text node of its own to the frame in which an element is first laid out; element timing then reports when
// that frame was presented. The probe does not poll, and forces no layout before the article is laid out.

/**
 * Watches the page and collects times in `window.probe`, in milliseconds since the start of the navigation.
 * With `click`, also clicks on "larger" as soon as the control is visible.
 */
export function watch({ paragraphs, hasControls, click }) {
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
    // Resolves right after the frame with the first paragraph, before element timing reports its presentation time.
    text: arrived("text"),
  };
  window.probe = { times, reached, memories, shift: 0, clicks: 0 };

  const arrive = (name, time) => {
    times[name] ??= time;
    waiting.get(name)?.(time);
  };
  const record = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  record("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") times.fcp = startTime;
  });
  record("largest-contentful-paint", ({ startTime }) => {
    times.lcp = startTime;
  });
  record("layout-shift", ({ value }) => {
    window.probe.shift += value;
  });
  record("element", ({ identifier, renderTime }) => arrive(identifier, renderTime));

  /** Has element timing report when the current frame is presented. */
  const stamp = (name) => {
    const mark = document.createElement("span");
    mark.textContent = ".";
    mark.setAttribute("elementtiming", name);
    mark.style.position = "fixed";
    mark.style.insetBlockStart = "0";
    document.body.append(mark);
  };
  /** Runs `action` right after the main thread has finished the current frame. */
  const afterFrame = (action) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = action;
    port2.postMessage(null);
  };

  // A MutationObserver finds an element when it is inserted; a ResizeObserver reports its first layout, before it is painted.
  const searches = new Set();
  const mutations = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element) for (const search of searches) search(node);
      }
    }
  });
  const observe = (root) => mutations.observe(root, { childList: true, subtree: true });
  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...options) {
    const root = attachShadow.apply(this, options);
    if (searches.size) observe(root);
    return root;
  };
  const found = {};
  const whenLaidOut = (selector, action) => {
    const sizes = new ResizeObserver(() => {
      if (!found[selector].getBoundingClientRect().height) return;
      sizes.disconnect();
      searches.delete(take);
      if (!searches.size) mutations.disconnect();
      action(found[selector]);
    });
    /** Takes the first match, and a later one if the first is removed before its layout. */
    const take = (node) => {
      if (found[selector]?.isConnected) return;
      found[selector] = node.matches(selector) ? node : node.querySelector(selector);
      if (found[selector]) sizes.observe(found[selector]);
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

  if (hasControls) {
    whenLaidOut(LARGER, (larger) => {
      stamp("controls");
      if (click) afterFrame(() => reached.text.then(() => tryLarger(larger)));
    });
  }

  /** Clicks, and clicks again if there is no effect within 500 ms. */
  const tryLarger = (larger) => {
    const size = () => getComputedStyle(found[PARAGRAPH]).fontSize;
    const usual = size();
    let clicked = -Infinity;
    const step = (now) => {
      if (![usual, ""].includes(size())) return stamp("larger");
      if (now - clicked > 500) {
        window.probe.clicks += 1;
        larger.click();
        clicked = now;
      }
      requestAnimationFrame(step);
    };
    step(performance.now());
  };

  const keepMemories = (...places) => {
    for (const value of places.flatMap((place) => Object.values(place ?? {}))) {
      if (value instanceof WebAssembly.Memory) memories.add(value);
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await original.call(WebAssembly, source, imports);
      keepMemories((result.instance ?? result).exports, ...Object.values(imports ?? {}));
      return result;
    };
  }
}

/** Returns what the probe has found. */
export function collect() {
  const { times, shift, clicks, memories } = window.probe;
  const wasm = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { ...times, shift, clicks, wasm };
}
