// Takes the screenshots of the README: the sample article, light and dark, on a desktop and on a phone.
//
//   node docs/screenshots.mjs

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../tests/support/browser.mjs";
import { serve } from "../tests/support/server.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, "docs/public/screenshots");
/** The limit of a picture, in bytes. */
const LIMIT = 60_000;

const DEVICES = {
  desktop: { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false },
  phone: { width: 360, height: 800, deviceScaleFactor: 2, mobile: true },
};

const site = await serve(join(root, "dist"), { pages: { "/favicon.ico": "" } });
const browser = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const [device, metrics] of Object.entries(DEVICES)) {
    for (const scheme of ["light", "dark"]) {
      await browser.devtools("Emulation.setDeviceMetricsOverride", metrics);
      await browser.devtools("Emulation.setScrollbarsHidden", { hidden: true });
      const features = [{ name: "prefers-color-scheme", value: scheme }];
      await browser.devtools("Emulation.setEmulatedMedia", { features });
      await browser.open(`${site.origin}/`);
      await browser.holds("the controls", () => Boolean(document.querySelector("[data-part=share]")));
      // The font that the controls have on a device where it is installed.
      await browser.run(async () => {
        for (const [name, weight] of [
          ["plex-arabic", "400"],
          ["plex-arabic-bold", "600"],
        ]) {
          const font = new FontFace("IBM Plex Sans Arabic", `url(/fonts/${name}.woff2)`, { weight });
          document.fonts.add(await font.load());
        }
        await document.fonts.ready;
      });
      await browser.holds("the font of the text", () => document.fonts.check("20px 'Maqal Naskh'"));
      const { data } = await browser.devtools("Page.captureScreenshot", { format: "webp", quality: 65 });
      const bytes = Buffer.from(data, "base64");
      if (bytes.length >= LIMIT)
        throw new Error(`${device}-${scheme}.webp has ${bytes.length} bytes, and the limit is ${LIMIT}`);
      await writeFile(join(folder, `${device}-${scheme}.webp`), bytes);
    }
  }
} finally {
  await browser.close();
  await site.stop();
}
console.log(`The screenshots are in ${folder}.`);
