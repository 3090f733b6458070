// What the build adds to the scripts (.ci/build.mjs).

/** The hashes of the files that a script loads, by name. Empty in a debug build and in `page.js`. */
declare const INTEGRITY: Record<string, string>;

/**
 * The settings that `start.js` applies. `maqal-press` replaces the name by the list (src/press/start.rs): the name of a
 * setting, the custom property that shows it, or an empty string for the attribute `data-<name>`, its stored values,
 * separated by spaces, and the values to show, if they differ.
 */
declare const SETTINGS: [name: string, property: string, values: string, shown?: string][];
