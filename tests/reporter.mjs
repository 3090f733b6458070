// A reporter for Node's test runner. It prints the same summary as Rust's test runner, so that `make test` can count all
// tests in one way.

/** @param {AsyncIterable<import("node:test/reporters").TestEvent>} events */
export default async function* report(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type === "test:fail") {
      count.failed += 1;
      const { cause } = data.details.error;
      yield `test ${data.name} ... FAILED\n${cause?.stack ?? data.details.error}\n\n`;
    } else if (type === "test:pass" && data.skip === undefined) {
      count.passed += 1;
      yield `test ${data.name} ... ok\n`;
    } else if (type === "test:pass") {
      count.skipped += 1;
    } else if (type === "test:stdout" || type === "test:stderr") {
      yield data.message;
    }
  }
  const word = count.failed ? "FAILED" : "ok";
  yield `\ntest result: ${word}. ${count.passed} passed; ${count.failed} failed; ${count.skipped} filtered out\n`;
}
