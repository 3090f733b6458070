// Presses articles with `maqal-press`, and serves the result at the URL for which it is pressed.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** The program, which the Makefile builds. */
const PROGRAM = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/maqal-press");

/**
 * Presses articles into a temporary folder. Returns the folder, its URL without the slash at its end, and a function that
 * stops the server and removes the folder.
 *
 * @param {string[]} inputs - Files and folders, relative to the root of the repository.
 * @param {object} options
 * @param {string} options.name - The name of the site.
 * @param {string[]} [options.earlier] - The inputs of an earlier run.
 * @param {"missing" | "none"} [options.cards] - Which articles get preview images.
 * @param {number} [options.code] - The expected exit code of the program.
 * @param {import("./server.mjs").Options} [options.server]
 */
export const press = async (inputs, { name, earlier = [], cards = "missing", code = 0, server = {} }) => {
  const folder = await mkdtemp(join(tmpdir(), "maqal-press-"));
  const site = await serve(folder, { ...server, find: (path) => join(folder, decodeURIComponent(path)) });
  const stop = async () => {
    await site.stop();
    await rm(folder, { recursive: true });
  };
  try {
    const options = ["--url", `${site.origin}/`, "--name", name, "--cards", cards, "--output", folder];
    if (earlier.length) await run(PROGRAM, [...options, ...earlier], root);
    await run(PROGRAM, [...options, ...inputs], root, code);
    return { folder, origin: site.origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
