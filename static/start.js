// Brings the reader's module: fetched, compiled while it arrives, started once.

// A server that sends the module under another type lets no browser compile it on the way.
const compile = (load) =>
  WebAssembly.compileStreaming(load()).catch(async () => WebAssembly.compile(await (await load()).arrayBuffer()));

/**
 * What the module gives to scripts (src/page.rs, src/element.rs). `glue` imports its script, so that a failure can be
 * answered; `options` are those of the module's request, such as what it must be (Subresource Integrity). Where the
 * module is has to be written out whole: the tools that bundle a site take along only files that a script names so.
 */
export const start = async (glue, options) => {
  const load = () => fetch(new URL("./reader_bg.wasm", import.meta.url).href, options);
  const [reader, module] = await Promise.all([glue(), compile(load)]);
  await reader.default({ module_or_path: module });
  return reader;
};
