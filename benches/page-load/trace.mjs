// Computes main-thread time from a Chromium trace.

/** The trace categories needed: the tasks of each thread, and user timing marks. */
export const CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing"];

/**
 * An event of a trace: its process and thread, and its times in microseconds.
 *
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts - The start.
 * @property {number} [dur] - The duration.
 * @property {number} [tdur] - The CPU time.
 * @property {{ data?: { documentLoaderURL?: string } }} [args]
 */

/**
 * Sums the CPU time of the main thread's tasks since the start of the navigation, in milliseconds: `until` the mark
 * `probe-visible`, and in `total`. Unlike wall time, CPU time does not grow when other processes compete for the
 * processor. It includes CPU throttling, which Chromium implements by keeping the thread busy.
 * `visibleAt` is the time of the mark in seconds of the monotonic clock, as in the events of the DevTools protocol.
 *
 * @param {string} trace - The trace in JSON.
 * @param {string} url - The URL of the page.
 */
export function mainThread(trace, url) {
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(trace);
  const mark = traceEvents.find(({ name }) => name === "probe-visible");
  if (!mark) throw new Error("The trace has no mark for the visible article.");
  const start = traceEvents.find(
    ({ name, pid, args }) => name === "navigationStart" && pid === mark.pid && args?.data?.documentLoaderURL === url,
  );
  if (!start) throw new Error(`The trace has no navigation to ${url}.`);
  const tasks = traceEvents
    // The task during which tracing stops has no duration.
    .filter(
      ({ name, pid, tid, ts, dur }) =>
        name === "RunTask" && pid === mark.pid && tid === mark.tid && ts >= start.ts && dur,
    )
    .sort((one, other) => one.ts - other.ts);
  let end = 0;
  let until = 0;
  let total = 0;
  // The shortest tasks have no CPU time of their own.
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // A nested task is part of the outer one.
    if (ts < end) continue;
    end = ts + dur;
    total += tdur;
    if (end <= mark.ts) until += tdur;
  }
  return { visibleAt: mark.ts / 1e6, until: until / 1000, total: total / 1000 };
}
