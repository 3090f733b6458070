// Computes medians and their ratios to React, and compares ratios to their limits.

const BASE = "react";

const milliseconds = (/** @type {number} */ value) => `${Math.round(value).toLocaleString("en")} ms`;
const kilobytes = (/** @type {number} */ value) => `${(value / 1000).toFixed(1)} kB`;
const megabytes = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`;
const plain = (/** @type {number} */ value) => String(value);

/**
 * @typedef {object} Metric
 * @property {string} key
 * @property {string} title
 * @property {(value: number) => string} write - Formats a value.
 * @property {boolean} [hasRatio] - Whether the report compares the metric to React.
 */

/**
 * The values of one visit, or their medians, by metric.
 *
 * @typedef {Record<string, number>} Values
 */

/**
 * @typedef {object} Run
 * @property {string} profile
 * @property {number} paragraphs
 * @property {Record<string, Values>} medians - By subject.
 */

/**
 * The metrics in the order of the report.
 *
 * @type {Metric[]}
 */
const METRICS = [
  { key: "bytes", title: "bytes before the article is visible", write: kilobytes, hasRatio: true },
  { key: "requests", title: "requests before that", write: plain },
  { key: "fcp", title: "first contentful paint", write: milliseconds, hasRatio: true },
  { key: "lcp", title: "largest contentful paint", write: milliseconds, hasRatio: true },
  { key: "visible", title: "first paragraph", write: milliseconds, hasRatio: true },
  { key: "screen", title: "first screen", write: milliseconds, hasRatio: true },
  { key: "larger", title: "“larger” takes effect", write: milliseconds, hasRatio: true },
  { key: "threadUntil", title: "main thread until the article is visible", write: milliseconds, hasRatio: true },
  { key: "threadTotal", title: "main thread in total", write: milliseconds, hasRatio: true },
  { key: "heap", title: "JavaScript heap", write: megabytes, hasRatio: true },
  { key: "wasm", title: "wasm memory", write: megabytes },
  { key: "shift", title: "layout shift", write: (value) => value.toFixed(3) },
];

const OURS = ["own", "wordpress", "element"];
/**
 * The highest acceptable ratios to React, or else to the subject `base`, in the same run, all for the profile `slow`.
 *
 * @type {{ subject: string, metric: string, paragraphs: number, limit: number, base?: string }[]}
 */
const LIMITS = [
  { subject: "pressed", metric: "fcp", paragraphs: 9, limit: 1.05, base: "plain" },
  { subject: "pressed", metric: "lcp", paragraphs: 9, limit: 1.05, base: "plain" },
  { subject: "pressed", metric: "lcp", paragraphs: 9, limit: 0.65, base: "preact" },
  { subject: "own", metric: "lcp", paragraphs: 9, limit: 0.8 },
  { subject: "wordpress", metric: "lcp", paragraphs: 9, limit: 0.85 },
  { subject: "element", metric: "lcp", paragraphs: 9, limit: 0.9 },
  ...OURS.map((subject) => ({ subject, metric: "screen", paragraphs: 10_000, limit: 0.35 })),
  ...OURS.map((subject) => ({ subject, metric: "threadUntil", paragraphs: 9, limit: 1 })),
  ...OURS.map((subject) => ({ subject, metric: "threadTotal", paragraphs: 9, limit: 1.3 })),
];

/** Returns the medians of a subject's visits by metric. Omits a metric that the subject does not have. */
export function summarize(/** @type {Values[]} */ visits) {
  const measured = METRICS.filter(({ key }) => visits.every((visit) => visit[key] !== undefined));
  return Object.fromEntries(measured.map(({ key }) => [key, median(visits.map((visit) => visit[key]))]));
}

function median(/** @type {number[]} */ values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** @type {(medians: Run["medians"], subject: string, metric: string, base?: string) => number} */
const ratio = (medians, subject, metric, base = BASE) => medians[subject]?.[metric] / medians[base]?.[metric];

/**
 * Returns a Markdown table of one run, with a row for each metric and a column for each subject.
 *
 * @param {Run} run
 * @param {import("./subjects.mjs").Subject[]} subjects
 */
export function table({ medians }, subjects) {
  /** @type {(metric: Metric, subject: import("./subjects.mjs").Subject) => string} */
  const cell = ({ key, write, hasRatio }, { name }) => {
    const value = medians[name][key];
    if (value === undefined) return "–";
    const compared = ratio(medians, name, key);
    return hasRatio && name !== BASE && Number.isFinite(compared)
      ? `${write(value)} (${compared.toFixed(2)})`
      : write(value);
  };
  const rows = [
    ["", ...subjects.map(({ title }) => title)],
    ["---", ...subjects.map(() => "---:")],
    ...METRICS.map((metric) => [metric.title, ...subjects.map((subject) => cell(metric, subject))]),
  ];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/**
 * Compares a run to the limits that apply to it.
 *
 * @param {Run} run
 * @param {import("./subjects.mjs").Subject[]} subjects
 */
export function comparisons({ profile, paragraphs, medians }, subjects) {
  const titleOf = (/** @type {string} */ subject) => subjects.find(({ name }) => name === subject)?.title;
  return LIMITS.filter((limit) => profile === "slow" && limit.paragraphs === paragraphs).flatMap(
    ({ subject, metric, limit, base = BASE }) => {
      const measured = ratio(medians, subject, metric, base);
      if (!Number.isFinite(measured)) return [];
      const what = `${titleOf(subject)}: ${METRICS.find(({ key }) => key === metric)?.title}`;
      return [{ what, base: titleOf(base), ratio: measured, limit, isKept: measured <= limit }];
    },
  );
}
