// Opens a page in Chromium as if for the first time, and measures.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { watchNetwork } from "./network.mjs";
import { collect, watch } from "./probe.mjs";
import { CATEGORIES, mainThread } from "./trace.mjs";

/** A device and its connection: milliseconds before each answer, bits per second, how much slower its processor is. */
export const PROFILES = {
  slow: {
    title: "slow 4G, processor slowed down 4 times",
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
/** A page that is not done by then never is. */
const TIMEOUT = 180_000;
/** The page is idle when for so many windows of so many milliseconds its main thread had less to do than this. */
const IDLE = { windows: 2, length: 500, busy: 25 };

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? findChromium(), args: ARGUMENTS });
}

function findChromium() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Then in the next folder.
      }
    }
  }
  throw new Error("There is no Chromium in PATH; the variable CHROMIUM can name one.");
}

/** Everything about one visit but the click: this takes a visit of its own, since it changes what the others measure. */
export async function measureLoad(browser, url, subject, profile, paragraphs) {
  return visit(browser, url, profile, { paragraphs, click: false }, async (page, session, network) => {
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.goto(url, { waitUntil: "commit" });
    await reach(page, "screen");
    if (subject.hasControls) await reach(page, "controls");
    await untilIdle(session, network);
    const { visibleAt, until, total } = mainThread(await browser.stopTracing(), url);
    const found = await page.evaluate(collect);
    await session.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize } = await metrics(session);
    return {
      ...network.until(visibleAt),
      allBytes: network.all(),
      fcp: found.fcp,
      // A text in a shadow root is none for the browser's own metric.
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

/** When a click on "larger" had taken effect, and how many clicks that took. */
export async function measureClick(browser, url, profile, paragraphs) {
  return visit(browser, url, profile, { paragraphs, click: true }, async (page) => {
    await page.goto(url, { waitUntil: "commit" });
    await reach(page, "larger");
    const { larger, clicks } = await page.evaluate(collect);
    return { larger, clicks };
  });
}

/** A context of its own has caches and storage of its own, all empty. */
async function visit(browser, url, profile, options, action) {
  const context = await browser.newContext({ viewport: profile.viewport, locale: "ar-EG" });
  try {
    const page = await context.newPage();
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
    throw new Error(`${url} could not be measured`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Waits in the page itself: asking it again and again would give its main thread more to do. */
async function reach(page, name) {
  const expired = sleep(TIMEOUT, undefined, { ref: false }).then(() => {
    throw new Error(`"${name}" was not reached within ${TIMEOUT / 1000} seconds`);
  });
  await Promise.race([page.evaluate((awaited) => window.probe.reached[awaited], name), expired]);
}

async function untilIdle(session, network) {
  const end = Date.now() + TIMEOUT;
  let windows = 0;
  let before = (await metrics(session)).TaskDuration;
  while (windows < IDLE.windows) {
    if (Date.now() > end) throw new Error("the page did not become idle");
    await sleep(IDLE.length);
    const now = (await metrics(session)).TaskDuration;
    const isIdle = network.isQuiet() && (now - before) * 1000 < IDLE.busy;
    windows = isIdle ? windows + 1 : 0;
    before = now;
  }
}

async function metrics(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
