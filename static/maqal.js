// Starts the reader. In a file of its own, since a strict content security policy refuses inline scripts; with
// imports at run time, since only those can be answered when they fail.
const load = () => fetch(new URL("reader_bg.wasm", import.meta.url));
// A server that sends the module under another type lets no browser compile it on the way.
const compile = () =>
  WebAssembly.compileStreaming(load()).catch(async () => WebAssembly.compile(await (await load()).arrayBuffer()));

try {
  const [{ default: start }, module] = await Promise.all([import("./reader.js"), compile()]);
  // The page's skeleton goes over into the reader's own, which is as far into its appearance from its first frame on.
  const appearance = () => document.querySelector(".skeleton")?.getAnimations?.()[0];
  const waited = appearance()?.currentTime;
  await start({ module_or_path: module });
  requestAnimationFrame(() => {
    const resumed = appearance();
    if (resumed && waited) resumed.currentTime = waited;
  });
} catch (error) {
  const fallback = document.getElementById("maqal-unsupported");
  if (fallback) {
    fallback.hidden = false;
    fallback.parentElement.dataset.state = "error";
  }
  throw error;
}
