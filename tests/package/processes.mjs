// Programs that run beside a test, and say on which port they can be reached.

import { spawn } from "node:child_process";
import { until } from "./until.mjs";

/** Starts a program and waits for what it says: gives the first group of `sign`, and how to end it. */
export const startProgram = async (program, args, sign, options = {}) => {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let ended;
  const gone = new Promise((done) => {
    const end = (how) => done((ended ??= `it ended (${how})`));
    child.on("error", end);
    child.on("close", end);
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (words) => (said += words));
  const stop = async () => {
    child.kill();
    await gone;
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
