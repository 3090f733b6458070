// What the build adds to the scripts (.ci/build.mjs).

/** The hashes of the files that a script loads, by name. Empty in a debug build and in `page.js`. */
declare const INTEGRITY: Record<string, string>;

/**
 * The settings that `settings.js` applies, from `settings.json`: the name of a setting, the custom property that shows it, or
 * an empty string for the attribute `data-<name>`, its stored values, separated by spaces, and the values to show, if they
 * differ. A test compares them with the definitions (src/preferences.rs).
 */
declare const SETTINGS: [name: string, property: string, values: string, shown?: string][];
