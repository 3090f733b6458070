// Waiting for a condition, never for a length of time.

/** The time limit in milliseconds, for slow machines. */
const LIMIT = 30_000;

/**
 * Calls `look` until it returns a truthy value, and returns that value.
 *
 * @template T
 * @param {string} awaited - What is awaited, for the error message.
 * @param {() => T | Promise<T>} look
 * @param {() => string | Promise<string>} [instead] - Describes what there is instead, for the error message.
 * @returns {Promise<NonNullable<T>>}
 */
export const until = async (awaited, look, instead = () => "it did not come") => {
  const deadline = Date.now() + LIMIT;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${LIMIT / 1000} s for ${awaited}: ${await instead()}`);
    await new Promise((next) => setTimeout(next, 40));
  }
};
