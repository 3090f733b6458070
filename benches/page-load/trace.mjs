// Main-thread time, from a trace of Chromium.

/** What has to be traced: the tasks of all threads, and the marks of pages. */
export const CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing"];

/**
 * The processor time of the main thread's tasks since the navigation began, in milliseconds: until the mark
 * `probe-visible`, and in all. Processor time, since it does not grow with what else the machine does; what the
 * browser adds to imitate a slow processor is in it. Also the time of the mark, in seconds of the monotonic clock.
 */
export function mainThread(trace, url) {
  const { traceEvents } = JSON.parse(trace);
  const mark = traceEvents.find(({ name }) => name === "probe-visible");
  const start = traceEvents.find(
    ({ name, pid, args }) => name === "navigationStart" && pid === mark.pid && args.data?.documentLoaderURL === url,
  );
  const tasks = traceEvents
    .filter(({ name, pid, tid, ts }) => name === "RunTask" && pid === mark.pid && tid === mark.tid && ts >= start.ts)
    .sort((one, other) => one.ts - other.ts);
  let end = 0;
  let until = 0;
  let total = 0;
  // The shortest have no processor time of their own.
  for (const { ts, dur, tdur = dur } of tasks) {
    // A task within another is counted with it.
    if (ts < end) continue;
    end = ts + dur;
    total += tdur;
    if (end <= mark.ts) until += tdur;
  }
  return { visibleAt: mark.ts / 1e6, until: until / 1000, total: total / 1000 };
}
