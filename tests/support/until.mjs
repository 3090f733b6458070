// Waiting for a condition, never for a length of time.

/** How long something gets that takes a moment, on a machine that is busy. */
const SOON = 30_000;

/** Looks again and again until `look` gives something, and gives that; `instead` tells what is there otherwise. */
export const until = async (awaited, look, instead = async () => "nothing came") => {
  const deadline = Date.now() + SOON;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${SOON / 1000} s for ${awaited}, but ${await instead()}`);
    await new Promise((next) => setTimeout(next, 40));
  }
};
