// Chromium, driven over WebDriver (https://www.w3.org/TR/webdriver2/) in plain requests.

import { readFileSync } from "node:fs";
import { startProgram } from "./processes.mjs";
import { until } from "./until.mjs";

const OPTIONS = JSON.parse(readFileSync(new URL("../../webdriver.json", import.meta.url), "utf8"));
const CAPABILITIES = { ...OPTIONS, "goog:loggingPrefs": { browser: "SEVERE" } };

/** Opens a browser: what can be done with it, and how to close it. */
export const openBrowser = async () => {
  const { found: port, stop } = await startProgram("chromedriver", ["--port=0"], /started successfully on port (\d+)/);
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  try {
    const { sessionId } = await send("POST", "/session", { capabilities: { alwaysMatch: CAPABILITIES } });
    const session = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
    /** Runs a function in the page, with what can be written as JSON; gives what it returns, or its promise. */
    const run = (action, ...args) =>
      session("POST", "/execute/sync", { script: `return (${action})(...arguments)`, args });
    return {
      open: (url) => session("POST", "/url", { url }),
      run,
      /** Sends a command of the Chrome DevTools Protocol. */
      devtools: (cmd, params = {}) => session("POST", "/goog/cdp/execute", { cmd, params }),
      /** The errors in the console of the page and its frames since the last call. */
      errors: async () => (await session("POST", "/se/log", { type: "browser" })).map(({ message }) => message),
      /** Waits until a function gives something in the page; `instead` gives, in the page, what is there otherwise. */
      holds: (awaited, look, instead = () => document.body.innerText) =>
        until(
          awaited,
          () => run(look),
          async () => `there is: ${JSON.stringify(await run(instead))}`,
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
