// Runs in a framed page before its own scripts. It reports to the harness when the reader is done, and everything that an
// attack may do without a trace in the document.
(() => {
  const article = Number(/(\d+)\.json$/.exec(location.search)?.[1] ?? -1);
  const tell = (what) => parent.breach(article, what);

  for (const name of ["open", "alert", "confirm", "prompt", "print"]) {
    window[name] = (...all) => {
      tell(`window.${name}(${all.join(", ")})`);
      return null;
    };
  }
  document.addEventListener("submit", (event) => tell(`a form is submitted to ${event.target.action}`), true);
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    tell(`only the policy stopped it: ${effectiveDirective} ${blockedURI}`),
  );
  window.addEventListener("error", ({ message }) => message && tell(`an error in the page: ${message}`));
  window.addEventListener("unhandledrejection", ({ reason }) => tell(`an error in the page: ${reason}`));

  // Compiled once for all frames: the modules are the same, and the attacks are many.
  const { instantiate } = WebAssembly;
  Object.defineProperty(WebAssembly.Module, Symbol.hasInstance, {
    value: (what) => Object.prototype.toString.call(what) === "[object WebAssembly.Module]",
  });
  WebAssembly.compileStreaming = async (answer) => parent.compiled((await answer).url);
  WebAssembly.instantiate = async (what, imports) => {
    if (!ArrayBuffer.isView(what)) return instantiate(what, imports);
    const module = await parent.compiled(what.byteLength, what);
    return { module, instance: await instantiate(module, imports) };
  };

  // The controls are inspected as well. The share links below the article appear last.
  const hasControls = (reader) => reader.matches("[data-controls]") && reader.querySelector(".share-slot > *");
  const watch = new MutationObserver(() => {
    const reader = document.querySelector("[data-part=reader]");
    const state = reader?.dataset.state;
    if (state === "error" || (state === "ready" && (hasControls(reader) || reader.matches("[data-naive]")))) {
      watch.disconnect();
      parent.settled(article, state);
    }
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
})();
