// Measures how many articles per second `maqal-press` writes on one core, compared to Eleventy and to React, and how much
// memory it needs for few and for many articles.
//
//   npm ci && node main.mjs [--articles 10000] [--rounds 3] [--memory 1000,100000]
//
// All programs write the page and the oEmbed response of each article. The times are CPU times (user and system), so other
// load on the machine affects them little. Rounds are interleaved, and the report has medians. README.md has the details.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { writeArticles } from "./articles.mjs";

const { values: options } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    memory: { type: "string", default: "1000,100000" },
  },
});

/** The highest acceptable ratio of the memory for many articles to that for few. */
const MEMORY_LIMIT = 1.1;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));
const run = promisify(execFile);
/** @type {string | undefined} The elements of the first article of `maqal-press`. */
let expected;

const press = await buildPress();
const folder = await mkdtemp(join(tmpdir(), "maqal-press-bench-"));
try {
  await compareSpeed(Number(options.articles), Number(options.rounds));
  await compareMemory(options.memory.split(",").map(Number));
} finally {
  await rm(folder, { recursive: true });
}

/** Builds `maqal-press`, and returns its path. */
async function buildPress() {
  const build = ["cargo", "build", "--locked", "--profile", "press", "--features", "press", "--bin", "maqal-press"];
  const { stdout } = await run(join(ROOT, ".ci/with.sh"), [...build, "--message-format=json"], { maxBuffer: 1 << 30 });
  const messages = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return messages.findLast(({ executable }) => executable).executable;
}

/** Returns the commands that build the articles in a file, by the names of the programs. */
function commands(/** @type {string} */ articles, /** @type {string} */ output) {
  const site = ["--url", "https://news.example/", "--reader", join(ROOT, "dist"), "--cards", "none"];
  const eleventy = join(HERE, "node_modules/@11ty/eleventy/cmd.cjs");
  const pages = [
    `--input=${join(HERE, "peers/eleventy/pages")}`,
    `--config=${join(HERE, "peers/eleventy/eleventy.config.mjs")}`,
  ];
  return {
    "maqal-press": [press, ...site, "--output", output, articles],
    React: [process.execPath, join(HERE, "peers/react.mjs"), articles, output],
    Eleventy: [process.execPath, eleventy, ...pages, `--output=${output}`],
  };
}

async function compareSpeed(/** @type {number} */ count, /** @type {number} */ rounds) {
  const articles = join(folder, "articles.jsonl");
  await writeArticles(articles, count);
  /** @type {Record<string, number[]>} */
  const seconds = {};
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, command] of Object.entries(commands(articles, join(folder, "output")))) {
      console.error(`${name}: round ${round} of ${rounds}`);
      const used = await measure(command, { ARTICLES: articles, STYLE: join(ROOT, "dist/css/page.css") });
      seconds[name] = [...(seconds[name] ?? []), used.seconds];
      await checkPages(name, count);
      await rm(join(folder, "output"), { recursive: true });
    }
  }
  const [best] = Object.values(seconds).map(median);
  console.log(
    `Articles per second of CPU time, ${count.toLocaleString("en")} articles of nine paragraphs, one core:\n`,
  );
  console.log("| program | articles per second | CPU time, ratio to maqal-press |\n| --- | ---: | ---: |");
  for (const [name, values] of Object.entries(seconds)) {
    const used = median(values);
    console.log(`| ${name} | ${Math.round(count / used).toLocaleString("en")} | ${(used / best).toFixed(2)} |`);
  }
  console.log();
}

async function compareMemory(/** @type {number[]} */ counts) {
  const sizes = [];
  for (const count of counts) {
    console.error(`memory of maqal-press: ${count} articles`);
    const articles = join(folder, "articles.jsonl");
    await writeArticles(articles, count);
    const { kilobytes } = await measure(commands(articles, join(folder, "output"))["maqal-press"]);
    await rm(join(folder, "output"), { recursive: true });
    sizes.push(kilobytes);
    console.log(`${count.toLocaleString("en")} articles: ${(kilobytes / 1000).toFixed(1)} MB at most`);
  }
  const ratio = sizes[sizes.length - 1] / sizes[0];
  console.log(`Ratio: ${ratio.toFixed(2)}; limit ${MEMORY_LIMIT}${ratio > MEMORY_LIMIT ? " **exceeded**" : ""}`);
}

/**
 * Runs a command on one core. Returns its CPU time and the maximum of its memory.
 *
 * @param {string[]} command
 * @param {Record<string, string>} [environment]
 */
async function measure(command, environment = {}) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >&2';
  const child = spawn("taskset", ["--cpu-list", "0", "bash", "-c", script, "bash", ...command], {
    env: { ...process.env, NODE_ENV: "production", RAYON_NUM_THREADS: "1", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let kilobytes = 0;
  const timer = setInterval(async () => {
    // The shell has one child, which may have ended.
    const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").catch(() => "");
    const status = await readFile(`/proc/${children.trim()}/status`, "utf8").catch(() => "");
    kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 20);
  let output = "";
  child.stderr.on("data", (data) => {
    output += data;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command[0]} failed: ${output}`);
  const [user, system] = output.trimEnd().split("\n").pop()?.split(" ").map(Number) ?? [];
  return { seconds: user + system, kilobytes };
}

/** Checks that a program has written all files, and that the articles have the same elements as those of maqal-press. */
async function checkPages(/** @type {string} */ name, /** @type {number} */ count) {
  const files = await readdir(join(folder, "output"), { recursive: true });
  const pages = files.filter((file) => /^\d{4}\/\d\d\/[^/]+\/index\.html$/.test(file)).sort();
  const responses = files.filter((file) => /^oembed\/.*\.json$/.test(file));
  if (pages.length !== count || responses.length !== count)
    throw new Error(`${name} has written ${pages.length} pages and ${responses.length} oEmbed responses.`);
  const html = await readFile(join(folder, "output", pages[0]), "utf8");
  const [main = ""] = html.match(/<main.*<\/main>/s) ?? [];
  // The peers write no scripts.
  const elements = [...main.replace(/<script.*?<\/script>/s, "").matchAll(/<(\w+)/g)].map(([, name]) => name).join(" ");
  expected ??= elements;
  if (elements !== expected) throw new Error(`${name} has written other elements:\n${elements}\n${expected}`);
}

function median(/** @type {number[]} */ values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
