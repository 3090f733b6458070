// What the build adds to the scripts (.ci/build.mjs).

/** The hashes of the files that a script loads, by name. Empty in a debug build and in `page.js`. */
declare const INTEGRITY: Record<string, string>;
