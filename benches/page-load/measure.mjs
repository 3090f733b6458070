// Opens a page in Chromium with a cold cache and takes the measurements.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { watchNetwork } from "./network.mjs";
import { collect, watch } from "./probe.mjs";
import { CATEGORIES, mainThread } from "./trace.mjs";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").CDPSession} Session
 * @typedef {ReturnType<typeof watchNetwork>} Network
 * @typedef {(typeof PROFILES)["slow"]} Profile
 */

/** Devices and their networks: `latency` in milliseconds, throughput in bits per second, `slowdown` of the CPU as a factor. */
export const PROFILES = {
  slow: {
    title: "slow 4G, 4× CPU slowdown",
    viewport: { width: 390, height: 844 },
    latency: 150,
    download: 1.6e6,
    upload: 750e3,
    slowdown: 4,
  },
  fast: {
    title: "fast desktop",
    viewport: { width: 1350, height: 940 },
    latency: 40,
    download: 10e6,
    upload: 10e6,
    slowdown: 1,
  },
};

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** How long to wait for a page, in milliseconds. */
const TIMEOUT = 180_000;
/** A page is idle after `windows` consecutive windows of `length` ms in which its main thread was busy for less than `busy` ms. */
const IDLE = { windows: 2, length: 500, busy: 25 };

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? findChromium(), args: ARGUMENTS });
}

function findChromium() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here: try the next folder.
      }
    }
  }
  throw new Error("Chromium is not in PATH. Set CHROMIUM to the path of its executable.");
}

/**
 * Measures everything but the click, which has a separate visit because it would distort the other metrics.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {import("./subjects.mjs").Subject} subject
 * @param {Profile} profile
 * @param {number} paragraphs
 */
export async function measureLoad(browser, url, subject, profile, paragraphs) {
  const options = { paragraphs, hasControls: subject.hasControls, click: false };
  return visit(browser, url, profile, options, async (page, session, network) => {
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(url, { waitUntil: "commit" });
    await reach(page, "screen");
    if (subject.hasControls) await reach(page, "controls");
    await untilIdle(session, network);
    const { visibleAt, until, total } = mainThread((await browser.stopTracing()).toString(), url);
    const found = await page.evaluate(collect);
    // At full speed: nothing is timed any more, and the collection takes seconds with a long article.
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize } = await metrics(session);
    return {
      ...network.until(visibleAt),
      allBytes: network.all(),
      fcp: found.fcp,
      // Largest contentful paint ignores text in a shadow root.
      lcp: subject.isInShadow ? found.visible : found.lcp,
      visible: found.visible,
      screen: found.screen,
      threadUntil: until,
      threadTotal: total,
      heap: JSHeapUsedSize,
      wasm: found.wasm,
      shift: found.shift,
    };
  });
}

/**
 * Measures when a click on "larger" takes effect, and how many clicks that needed.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {Profile} profile
 * @param {number} paragraphs
 */
export async function measureClick(browser, url, profile, paragraphs) {
  return visit(browser, url, profile, { paragraphs, hasControls: true, click: true }, async (page) => {
    await page.goto(url, { waitUntil: "commit" });
    await reach(page, "larger");
    const { larger, clicks } = await page.evaluate(collect);
    return { larger, clicks };
  });
}

/**
 * Runs `action` in a new browser context, whose caches and storage are empty.
 *
 * @template T
 * @param {Browser} browser
 * @param {string} url
 * @param {Profile} profile
 * @param {Parameters<typeof watch>[0]} options
 * @param {(page: Page, session: Session, network: Network) => Promise<T>} action
 */
async function visit(browser, url, profile, options, action) {
  const context = await browser.newContext({ viewport: profile.viewport, locale: "ar-EG" });
  try {
    const page = await context.newPage();
    page.on("crash", () => console.error(`The page at ${url} crashed.`));
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Performance.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: profile.latency,
      downloadThroughput: profile.download / 8,
      uploadThroughput: profile.upload / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: profile.slowdown });
    await page.addInitScript(watch, options);
    return await action(page, session, watchNetwork(session));
  } catch (error) {
    throw new Error(`The page at ${url} could not be measured.`, { cause: error });
  } finally {
    // If the browser is gone, closing fails too, and must not hide the reason.
    await context.close().catch(() => {});
  }
}

/** Awaits a promise in the page. Polling would add work to its main thread. */
async function reach(/** @type {Page} */ page, /** @type {import("./probe.mjs").Milestone} */ name) {
  const expired = sleep(TIMEOUT, undefined, { ref: false }).then(() => {
    throw new Error(`The page did not reach "${name}" within ${TIMEOUT / 1000} seconds.`);
  });
  await Promise.race([
    page.evaluate(
      (awaited) => /** @type {import("./probe.mjs").ProbedWindow} */ (globalThis).probe.reached[awaited],
      name,
    ),
    expired,
  ]);
}

async function untilIdle(/** @type {Session} */ session, /** @type {Network} */ network) {
  const end = Date.now() + TIMEOUT;
  let windows = 0;
  let before = (await metrics(session)).TaskDuration;
  while (windows < IDLE.windows) {
    if (Date.now() > end) throw new Error("The page did not become idle.");
    await sleep(IDLE.length);
    const now = (await metrics(session)).TaskDuration;
    const isIdle = network.isQuiet() && (now - before) * 1000 < IDLE.busy;
    windows = isIdle ? windows + 1 : 0;
    before = now;
  }
}

async function metrics(/** @type {Session} */ session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
