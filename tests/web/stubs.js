// Stand-ins for features that the browser of the tests lacks, refuses, or performs too fast to be observed. Each replaces
// one member of the page. `restore` restores them all.

const undo = [];

export function restore() {
  while (undo.length) undo.pop()();
}

function replace(object, name, value) {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
  undo.push(() => (before ? Object.defineProperty(object, name, before) : delete object[name]));
}

export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

// As in `static/loader.js`.
export const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

// The share sheet: `outcome` is empty for success, otherwise the name of the error.
let shared = [];
export function shareSheet(outcome) {
  shared = [];
  replace(navigator, "share", async (data) => {
    shared.push(JSON.stringify(data));
    if (outcome) throw new DOMException("stand-in", outcome);
  });
}
export const noShareSheet = () => replace(navigator, "share", undefined);
export const sharedData = () => shared;

// The clipboard, which headless browsers may refuse, because they cannot ask for permission.
let copied = [];
export function clipboard(allows) {
  copied = [];
  const writeText = async (text) => {
    if (!allows) throw new DOMException("stand-in", "NotAllowedError");
    copied.push(text);
  };
  replace(navigator, "clipboard", { writeText });
}
export const noClipboard = () => replace(navigator, "clipboard", undefined);
export const copiedTexts = () => copied;

// Requests that are pending until `answer` is called, and ignore being aborted.
let held = [];
export function holdRequests() {
  held = [];
  replace(window, "fetch", (address, init) => {
    const { url, headers } = new Request(address, init);
    return new Promise((resolve) => held.push({ address: url, accept: headers.get("accept"), init, resolve }));
  });
}
export const heldCount = () => held.length;
export const heldAddress = (index) => held[index].address;
export const heldAccept = (index) => held[index].accept;
export const heldAborted = (index) => held[index].init.signal.aborted;
export const answer = (index, status, text) => held[index].resolve(new Response(text, { status }));

// Responds to every request with a status and a body of a given size.
export function answerAll(status, size) {
  replace(window, "fetch", async () => new Response(new Uint8Array(size), { status }));
}

// A response that fails after its first chunk.
export function breakOff() {
  let chunks = 0;
  const body = new ReadableStream({
    pull: (stream) => (chunks++ ? stream.error(new TypeError("stand-in")) : stream.enqueue(new Uint8Array(9))),
  });
  replace(window, "fetch", async () => new Response(body));
}

export const offline = () => replace(navigator, "onLine", false);

// Requests that end only when they are aborted, and timers for which `limit` milliseconds elapse immediately.
export function stall(limit) {
  replace(window, "fetch", (_, { signal }) => {
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  const { setTimeout } = window;
  replace(window, "setTimeout", (run, delay, ...rest) => setTimeout(run, delay === limit ? 0 : delay, ...rest));
}

// A device in the time zone `timeZone`.
export function liveIn(timeZone) {
  const original = Date.prototype.toLocaleString;
  replace(Date.prototype, "toLocaleString", function (language, options) {
    return original.call(this, language, { timeZone, ...options });
  });
}

// Storage that throws, as if cookies were blocked.
export function blockStorage() {
  const before = Object.getOwnPropertyDescriptor(window, "localStorage");
  const get = () => {
    throw new DOMException("stand-in", "SecurityError");
  };
  Object.defineProperty(window, "localStorage", { configurable: true, get });
  undo.push(() => Object.defineProperty(window, "localStorage", before));
}

// Counts the event listeners of the page that are added after this call and not removed.
let listeners = [];
export function countListeners() {
  listeners = [];
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isCapture = (options) => (typeof options === "object" ? Boolean(options?.capture) : Boolean(options));
  const find = (target, [type, listener, options]) =>
    listeners.findIndex(
      (known) =>
        known.target === target &&
        known.type === type &&
        known.listener === listener &&
        known.capture === isCapture(options),
    );
  replace(EventTarget.prototype, "addEventListener", function (...added) {
    const [type, listener, options] = added;
    const target = this ?? window;
    if (find(target, added) < 0) listeners.push({ target, type, listener, capture: isCapture(options) });
    addEventListener.apply(target, added);
  });
  replace(EventTarget.prototype, "removeEventListener", function (...removed) {
    const target = this ?? window;
    const index = find(target, removed);
    if (index >= 0) listeners.splice(index, 1);
    removeEventListener.apply(target, removed);
  });
}
export const listenerTypes = () => listeners.map(({ type }) => type);

// A browser without popovers.
export const noPopovers = () => replace(HTMLElement.prototype, "showPopover", undefined);

// Changes the URL of the page until the end of the test.
export function goTo(address) {
  const before = location.href;
  history.replaceState(null, "", address);
  undo.push(() => history.replaceState(null, "", before));
}

// Clicks an element and returns whether a listener has prevented the default action, even asynchronously. It does not
// return whether the action was performed: promises of a listener run before the action of a user's click, but after that of
// a script's click.
export async function clickIsPrevented(element) {
  let prevented;
  element.addEventListener("click", (event) => (prevented = () => event.defaultPrevented), { once: true });
  element.click();
  await frame();
  return prevented();
}

// Actions of users and of other tabs.
export const otherTabSets = (key, newValue) => window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
export function press(target, key, modifier) {
  const event = new KeyboardEvent("keydown", {
    key,
    bubbles: true,
    composed: true,
    cancelable: true,
    [modifier]: true,
  });
  return target.dispatchEvent(event);
}

export function slide(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

// An element inside a shadow root of `host`.
export function inShadow(host) {
  return host.attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
}
