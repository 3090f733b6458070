// Makes one minified file of a script and what it imports: for the site (`shrink.mjs`) and for the npm package
// (`package.mjs`).

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** What the files of a folder must be, by name, in the notation of Subresource Integrity. */
export const integrity = (folder, names) =>
  Object.fromEntries(
    names.map((name) => {
      const digest = createHash("sha256").update(readFileSync(join(folder, name))).digest("base64");
      return [name, `sha256-${digest}`];
    }),
  );

/**
 * Writes what `entry` and its imports come to as `outfile`, with `demanded` put in for what other files must be. The
 * imports named in `external` stay imports; for those in `instead`, another file is taken.
 */
export const bundle = (entry, outfile, demanded, { external = [], instead = {} } = {}) =>
  build({
    entryPoints: [entry],
    outfile,
    allowOverwrite: true,
    bundle: true,
    external: ["./reader.js", "./faces.js", ...external],
    define: { INTEGRITY: JSON.stringify(demanded) },
    plugins: [
      {
        name: "instead",
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ path }) => (path in instead ? { path: instead[path] } : undefined)),
      },
    ],
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
