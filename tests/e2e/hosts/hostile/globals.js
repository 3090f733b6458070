// Defines globals of Node.js, AMD and others, with which scripts detect their environment.
window.global = window;
window.process = { env: {}, versions: { node: "20.0.0" }, argv: [], nextTick: queueMicrotask };
window.module = { exports: {}, require() {} };
window.exports = window.module.exports;
window.require = (name) => {
  throw new Error(`The module ${name} does not exist.`);
};
window.define = () => {
  throw new Error("No script has requested this module.");
};
window.define.amd = {};
window.Buffer = function Buffer() {};
window.Deno = { version: {} };
window.wasm_bindgen = "of another module";
