// Starts the reader. In a file of its own, since a strict content security policy refuses inline scripts; with
// imports at run time, since only those can be answered when they fail.
try {
  const { default: start } = await import("./reader.js");
  // The skeleton of the page goes over into that of the reader: this is how long it has been due.
  document.getElementById("maqal").style.setProperty("--maqal-waited", `${performance.now()}ms`);
  await start({ module_or_path: new URL("reader_bg.wasm", import.meta.url) });
} catch (error) {
  const fallback = document.getElementById("maqal-unsupported");
  if (fallback) {
    fallback.hidden = false;
    fallback.parentElement.dataset.state = "error";
  }
  throw error;
}
