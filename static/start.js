// Brings the reader's module: fetched, compiled while it arrives, started once.

// A server that sends the module under another type lets no browser compile it on the way.
const compile = (load) =>
  WebAssembly.compileStreaming(load()).catch(async () => WebAssembly.compile(await (await load()).arrayBuffer()));

/**
 * What the module gives to scripts (src/page.rs, src/element.rs). `glue` imports its script, so that a failure can be
 * answered; `integrity` is what the module must be (Subresource Integrity), or empty. Where the module is has to be
 * written out whole: the tools that bundle a site take along only files that a script names so.
 */
export const start = async (glue, integrity) => {
  const load = () => fetch(new URL("./reader_bg.wasm", import.meta.url).href, { integrity });
  const [reader, module] = await Promise.all([glue(), compile(load)]);
  await reader.default({ module_or_path: module });
  return reader;
};
