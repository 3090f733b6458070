import { readFileSync } from "node:fs";
import { style, view } from "../page.mjs";

/** @param {import("@11ty/eleventy").UserConfig} config */
export default function configure(config) {
  config.addGlobalData("articles", () =>
    readFileSync(process.env.ARTICLES ?? "", "utf8")
      .trimEnd()
      .split("\n")
      .map(view),
  );
  config.addGlobalData("style", style);
  config.setQuietMode(true);
}
