// Freezes the built-in objects, as some pages do for security.
for (const name of [
  ...[
    "Object",
    "Function",
    "Array",
    "String",
    "Number",
    "Boolean",
    "Symbol",
    "Error",
    "TypeError",
    "Promise",
    "Map",
    "Set",
  ],
  ...["WeakMap", "RegExp", "Date", "Uint8Array", "ArrayBuffer", "EventTarget", "Node", "Element", "HTMLElement"],
  ...[
    "HTMLDivElement",
    "HTMLAnchorElement",
    "HTMLButtonElement",
    "Document",
    "DocumentFragment",
    "ShadowRoot",
    "Event",
  ],
  ...[
    "CustomEvent",
    "Response",
    "Request",
    "AbortController",
    "AbortSignal",
    "CSSStyleSheet",
    "Window",
    "Storage",
    "URL",
  ],
]) {
  const made = globalThis[name];
  Object.freeze(made);
  Object.freeze(made.prototype);
}
for (const one of [Math, JSON, Reflect, WebAssembly, customElements, navigator]) Object.freeze(one);
