// Measures how long it takes until an article can be read, compared to other ways to show the same article: static HTML,
// which is the lower bound, and readers written with Preact and React. Runs Chromium with a cold cache.
//
//   npm ci && node main.mjs [--dist FOLDER] [--rounds 7] [--paragraphs 9,300,10000] [--profile slow,fast]
//                           [--only react,own,…] [--json FILE] [--markdown FILE]
//
// Rounds are interleaved: each opens every subject once and starts with a different one, so that other load on the machine
// affects all subjects alike. The report gives medians and their ratio to React in the same run; absolute times do not
// carry over to other machines. The first round warms up the browser and is dropped. README.md defines each metric.

import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readArticle } from "./article.mjs";
import { measureClick, measureLoad, openBrowser, PROFILES } from "./measure.mjs";
import { press } from "./pressed.mjs";
import { comparisons, summarize, table } from "./report.mjs";
import { serve } from "./server.mjs";
import { bundlePeers, SUBJECTS, subjectFiles } from "./subjects.mjs";

const { values: options } = parseArgs({
  options: {
    dist: { type: "string", default: fileURLToPath(new URL("../../dist", import.meta.url)) },
    rounds: { type: "string", default: "7" },
    paragraphs: { type: "string", default: "9,300,10000" },
    profile: { type: "string", default: "slow,fast" },
    only: { type: "string", default: SUBJECTS.map(({ name }) => name).join() },
    json: { type: "string" },
    markdown: { type: "string" },
  },
});

const dist = resolve(options.dist);
if (!existsSync(join(dist, "index.html")))
  throw new Error(`There is no built site in ${dist}. Run "make build" first.`);
const rounds = wholeNumber(options.rounds);
const lengths = options.paragraphs.split(",").map(wholeNumber);
const profiles = chosen(options.profile, /** @type {(keyof typeof PROFILES)[]} */ (Object.keys(PROFILES)));
const names = chosen(
  options.only,
  SUBJECTS.map(({ name }) => name),
);
const subjects = SUBJECTS.filter(({ name }) => names.includes(name));

const bundles = await bundlePeers();
const browser = await openBrowser();
/** @type {import("./report.mjs").Run[]} */
const runs = [];
try {
  for (const paragraphs of lengths) {
    const article = await readArticle(paragraphs);
    const pressed = await press(article, dist);
    const files = await subjectFiles(article, bundles);
    files.set(pressed.plain.path, pressed.plain.html);
    const server = await serve(files, [dist, pressed.folder]);
    const paths = { pressed: pressed.path, plain: pressed.plain.path };
    try {
      for (const profile of profiles) runs.push(await run(server.origin, paths, profile, paragraphs));
    } finally {
      await server.close();
      await pressed.remove();
    }
  }
} finally {
  await browser.close();
}
if (options.json) writeFileSync(options.json, JSON.stringify({ chromium: browser.version(), rounds, runs }, null, 2));
if (options.markdown) writeFileSync(options.markdown, `${runs.map(asMarkdown).join("\n\n")}\n`);

/**
 * Runs all rounds for one profile and one article length, and prints the result.
 *
 * @param {string} origin
 * @param {Record<string, string>} paths - The paths of the subjects that have none themselves.
 * @param {keyof typeof PROFILES} profile
 * @param {number} paragraphs
 */
async function run(origin, paths, profile, paragraphs) {
  const load = [];
  /** @type {Record<string, import("./report.mjs").Values[]>} */
  const visits = Object.fromEntries(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const [average] = loadavg();
    load.push(average);
    console.error(
      `${profile}, ${paragraphs} paragraphs: round ${round} of ${rounds}, load average ${average.toFixed(1)}`,
    );
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const subject = subjects[(round + turn) % subjects.length];
      const url = origin + (subject.path ?? paths[subject.name]);
      const loaded = await measureLoad(browser, url, subject, PROFILES[profile], paragraphs);
      const clicked = subject.hasControls ? await measureClick(browser, url, PROFILES[profile], paragraphs) : {};
      if (round > 0) visits[subject.name].push({ ...loaded, ...clicked });
    }
  }
  const medians = Object.fromEntries(Object.entries(visits).map(([name, all]) => [name, summarize(all)]));
  const result = { profile, paragraphs, load, medians, visits };
  console.log(`${asMarkdown(result)}\n`);
  return result;
}

function asMarkdown(/** @type {import("./report.mjs").Run} */ result) {
  const { profile, paragraphs } = result;
  const conditions = `${paragraphs.toLocaleString("en")} paragraphs, ${PROFILES[/** @type {keyof typeof PROFILES} */ (profile)].title}`;
  const head = `**${conditions}** (medians of ${rounds}; ratio to React in parentheses)`;
  const limits = comparisons(result, SUBJECTS).map(
    ({ what, base, ratio, limit, isKept }) =>
      `- ${what}: ${ratio.toFixed(2)} of that of “${base}”; limit ${limit.toFixed(2)}${isKept ? "" : " **exceeded**"}`,
  );
  return [head, table(result, subjects), ...(limits.length ? [limits.join("\n")] : [])].join("\n\n");
}

function wholeNumber(/** @type {string} */ text) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`"${text}" is not a positive integer.`);
  return Number(text);
}

/**
 * Splits a list of names, each of which must be a known one.
 *
 * @template {string} T
 * @param {string} text
 * @param {T[]} known
 */
function chosen(text, known) {
  return text.split(",").map((name) => {
    const found = known.find((each) => each === name);
    if (found === undefined) throw new Error(`"${name}" is not one of: ${known.join(", ")}.`);
    return found;
  });
}
