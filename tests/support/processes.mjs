// Programs that run beside a test, and say when they can be reached, or on which port.

import { spawn } from "node:child_process";
import { until } from "./until.mjs";

// However the tests end, what they started ends with them.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

/** Starts a program and waits for what it says: gives the first group of `sign`, and how to end it. */
export const startProgram = async (program, args, sign, options = {}) => {
  // The leader of a group, so that what it starts itself ends with it.
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  let ended;
  const gone = new Promise((done) => {
    const note = (how) => {
      ended ??= `it ended (${how})`;
      done(ended);
    };
    child.on("error", note);
    child.on("close", note);
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (words) => (said += words));
  const end = (signal) => {
    try {
      if (!ended) process.kill(-child.pid, signal);
    } catch {
      // It has just ended by itself.
    }
  };
  const abandon = () => end("SIGKILL");
  process.once("exit", abandon);
  const stop = async () => {
    end("SIGTERM");
    await gone;
    process.off("exit", abandon);
  };
  const look = () => {
    if (ended) throw new Error(`${program}: ${ended}, and said: ${said}`);
    return sign.exec(said);
  };
  try {
    const [, found] = await until(`${program} to start`, look, () => `it said: ${said}`);
    return { found, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
