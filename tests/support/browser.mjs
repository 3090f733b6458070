// A WebDriver client (https://www.w3.org/TR/webdriver2/) for Chromium.

import { readFileSync } from "node:fs";
import { startProgram } from "./processes.mjs";
import { until } from "./until.mjs";

const OPTIONS = JSON.parse(readFileSync(new URL("../../webdriver.json", import.meta.url), "utf8"));
const CAPABILITIES = { ...OPTIONS, "goog:loggingPrefs": { browser: "SEVERE" } };

/** A function to run in the page, or its source. @typedef {string | ((...args: any[]) => unknown)} Action */

/** Opens a browser. `close` of the returned object ends it. */
export const openBrowser = async () => {
  const { found: port, stop } = await startProgram("chromedriver", ["--port=0"], /started successfully on port (\d+)/);
  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    const { sessionId } = await send("POST", "/session", { capabilities: { alwaysMatch: CAPABILITIES } });
    /** @type {(method: string, path: string, body?: object) => Promise<any>} */
    const session = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
    /** Runs a function in the page, with arguments that JSON can represent. Awaits the promise that it may return. */
    const run = (/** @type {Action} */ action, /** @type {unknown[]} */ ...args) =>
      session("POST", "/execute/sync", { script: `return (${action})(...arguments)`, args });
    return {
      open: (/** @type {string} */ url) => session("POST", "/url", { url }),
      run,
      /** Sends a command of the Chrome DevTools Protocol. */
      devtools: (/** @type {string} */ cmd, params = {}) => session("POST", "/goog/cdp/execute", { cmd, params }),
      /** The errors in the console of the page and its frames since the last call. */
      errors: async () => {
        /** @type {{ message: string }[]} */
        const entries = await session("POST", "/se/log", { type: "browser" });
        return entries.map(({ message }) => message);
      },
      /**
       * Waits until a function in the page returns a truthy value, and returns that value.
       *
       * @param {string} awaited - What is awaited, for the error message.
       * @param {Action} look
       * @param {Action} [instead] - Returns what there is instead, for the error message.
       */
      holds: (awaited, look, instead = () => document.body.innerText) =>
        until(
          awaited,
          () => run(look),
          async () => `there is ${JSON.stringify(await run(instead))}`,
        ),
      close: async () => {
        await session("DELETE", "").finally(stop);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
