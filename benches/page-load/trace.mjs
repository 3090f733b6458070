// Computes main-thread time from a Chromium trace.

/** The trace categories needed: the tasks of each thread, and user timing marks. */
export const CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing"];

/**
 * Sums the CPU time of the main thread's tasks since the start of the navigation, in milliseconds: `until` the mark
 * `probe-visible`, and in `total`. Unlike wall time, CPU time does not grow when other processes compete for the
 * processor. It includes CPU throttling, which Chromium implements by keeping the thread busy.
 * `visibleAt` is the time of the mark in seconds of the monotonic clock, as in the events of the DevTools protocol.
 */
export function mainThread(trace, url) {
  const { traceEvents } = JSON.parse(trace);
  const mark = traceEvents.find(({ name }) => name === "probe-visible");
  const start = traceEvents.find(
    ({ name, pid, args }) => name === "navigationStart" && pid === mark.pid && args.data?.documentLoaderURL === url,
  );
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
  for (const { ts, dur, tdur = dur } of tasks) {
    // A nested task is part of the outer one.
    if (ts < end) continue;
    end = ts + dur;
    total += tdur;
    if (end <= mark.ts) until += tdur;
  }
  return { visibleAt: mark.ts / 1e6, until: until / 1000, total: total / 1000 };
}
