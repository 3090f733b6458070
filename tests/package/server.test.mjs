// The package on a server that renders pages: importing it defines nothing and does not fail.

import assert from "node:assert/strict";
import test from "node:test";
import { run } from "../support/processes.mjs";
import { unpack } from "./tarball.mjs";

/** What a script in Node prints, in the folder of the package. There it can be imported by its name. */
const inNode = async (/** @type {string} */ script) => {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], await unpack());
  return stdout.trim();
};

test("the package can be imported on a server", async () => {
  for (const name of ["maqal-reader", "maqal-reader/element.js"]) {
    const script = `
      const { MaqalReader } = await import(${JSON.stringify(name)});
      console.log(typeof MaqalReader, typeof globalThis.HTMLElement, typeof globalThis.customElements);
    `;
    assert.equal(await inNode(script), "function undefined undefined", name);
  }
});
