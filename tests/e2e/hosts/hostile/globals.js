// What other places to run scripts have, in a page: bundles that ask for it take the page for one of those.
window.global = window;
window.process = { env: {}, versions: { node: "20.0.0" }, argv: [], nextTick: queueMicrotask };
window.module = { exports: {}, require() {} };
window.exports = window.module.exports;
window.require = (name) => {
  throw new Error(`there is no ${name}`);
};
window.define = () => {
  throw new Error("nobody asked for this module");
};
window.define.amd = {};
window.Buffer = function Buffer() {};
window.Deno = { version: {} };
window.wasm_bindgen = "of another module";
