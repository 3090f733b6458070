// Programs that a test runs to their end, or beside itself until they print that they are ready.

import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { until } from "./until.mjs";

// `exit` handlers end the programs. They run for signals only if the process exits by itself.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(130));

/**
 * Runs a program, which must end with the exit code `expected`. Otherwise the error message contains its output.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @param {number} [expected]
 */
export const run = async (program, args, cwd, expected = 0) => {
  const running = promisify(execFile)(program, args, { cwd, env: { ...process.env, NO_COLOR: "1" } });
  const success = ({ stdout = "", stderr = "" }) => ({ code: 0, message: `${program} succeeded`, stdout, stderr });
  const { code, message, stdout, stderr } = await running.then(success, (error) => error);
  if (code !== expected) throw new Error([message, stdout, stderr].filter(Boolean).join("\n"));
  return { stdout, stderr };
};

/**
 * Starts a program and waits until its output matches `sign`. Returns the first group of the match, and a function that
 * ends the program.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {RegExp} sign
 * @param {import("node:child_process").SpawnOptionsWithoutStdio} [options]
 */
export const startProgram = async (program, args, sign, options = {}) => {
  // The program leads a process group, so that its own children end with it.
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  /** @type {string | undefined} */
  let ended;
  const gone = new Promise((done) => {
    const note = (/** @type {unknown} */ how) => {
      ended ??= `it ended (${how})`;
      done(ended);
    };
    child.on("error", note);
    child.on("close", note);
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const end = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (!ended && child.pid) process.kill(-child.pid, signal);
    } catch {
      // It has just ended.
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
    if (ended) throw new Error(`${program}: ${ended}. Its output: ${output}`);
    return sign.exec(output);
  };
  try {
    const [, found] = await until(`${program} to start`, look, () => `its output is ${output}`);
    return { found, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
