// The fonts that the package has: for all letters of the languages that a face is for, and under the ranges of letters
// that their own packages tell.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";
import { unpack } from "./project.mjs";
import { lettersOf } from "./woff2.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = readFileSync(join(root, "static/faces.js"), "utf8");

const from = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const letters = (text) => [...text].map((letter) => letter.codePointAt(0));

const ARABIC = [
  ...letters("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ،؛؟٪٫٬"),
  ...letters("پچژگکی"),
  ...letters("ٹڈڑںھہۂۃےۓۀ"),
  ...letters("ټځڅډړږښګڼۍې"),
  ...letters("ۆێەڤ"),
  // Vowel signs, both kinds of digits, signs that stand for words, ornate brackets.
  ...[...from(0x64b, 0x655), 0x670, ...from(0x660, 0x669), ...from(0x6f0, 0x6f9), ...letters("ﷲﷺ﴾﴿")],
];
/** What Nastaliq, which is made for Urdu, leaves to the next face. */
const SORANI_AND_UIGHUR = letters("ڕڵۇۈۋڭ");
/** Signs that join letters or keep them apart; a browser needs no glyph for those. */
const JOINERS = [0x200c, 0x200d];
const HEBREW = [...from(0x5d0, 0x5ea), ...from(0x5b0, 0x5bc), 0x5be, 0x5c1, 0x5c2, ...letters("׳״₪")];
const LATIN = [...from(0x20, 0x7e), 0xa0, ...letters("«»“”‘’‹›–—…•€£°é")];

const REQUIRED = {
  naskh: [...ARABIC, ...SORANI_AND_UIGHUR, ...JOINERS],
  amiri: [...ARABIC, ...SORANI_AND_UIGHUR, ...JOINERS],
  plex: [...ARABIC, ...SORANI_AND_UIGHUR],
  nastaliq: [...ARABIC, ...JOINERS],
  hebrew: [...HEBREW, ...JOINERS],
};

test("every face has its languages' letters, in regular and in bold", async () => {
  const fonts = join(await unpack(), "fonts");
  const files = readdirSync(fonts).filter((name) => name.endsWith(".woff2"));
  for (const [face, required] of Object.entries(REQUIRED)) {
    const own = files.filter((name) => name.startsWith(`${face}-`));
    for (const weight of own.some((name) => name.endsWith("-bold.woff2")) ? [false, true] : [false]) {
      const had = new Set(
        own
          .filter((name) => name.endsWith("-bold.woff2") === weight)
          .flatMap((name) => [...lettersOf(readFileSync(join(fonts, name)))]),
      );
      const missing = [...required, ...LATIN].filter((code) => !had.has(code));
      assert.deepEqual(missing.map((code) => code.toString(16)), [], `what ${face} lacks${weight ? " in bold" : ""}`);
    }
    assert.match(readFileSync(join(fonts, `LICENSE-${face}.txt`), "utf8"), /SIL Open Font License, Version 1\.1/);
  }
});

test("every font is named, and every name has its font", async () => {
  const fonts = join(await unpack(), "fonts");
  const named = [...script.matchAll(/new URL\("\.\/fonts\/([^"]+)", import\.meta\.url\)/g)].map(([, name]) => name);
  assert.deepEqual(readdirSync(fonts).filter((name) => name.endsWith(".woff2")).sort(), named.sort());
});

test("the ranges of letters are those that the fonts' packages tell", () => {
  const { resolve } = createRequire(import.meta.url);
  const codes = (range) =>
    range.split(",").flatMap((part) => {
      const [first, last = first] = part.replace("U+", "").split("-").map((code) => parseInt(code, 16));
      return from(first, last);
    });
  const told = (name) => {
    const [, text] = new RegExp(`const ${name} =([^;]+);`).exec(script);
    return codes([...text.matchAll(/"([^"]+)"/g)].map(([, part]) => part).join(""));
  };
  // Mathematics in Arabic letters, and scripts of antiquity and of numbers, no article has.
  const isRead = (code) => code < 0x10000;
  for (const [name, subset, family] of [
    ["ARABIC", "arabic", "@fontsource/amiri"],
    ["ARABIC", "arabic", "@fontsource-variable/noto-naskh-arabic"],
    ["ARABIC", "arabic", "@fontsource-variable/noto-nastaliq-urdu"],
    ["ARABIC", "arabic", "@fontsource/ibm-plex-sans-arabic"],
    ["HEBREW", "hebrew", "@fontsource-variable/frank-ruhl-libre"],
    ...["@fontsource/amiri", "@fontsource-variable/noto-naskh-arabic", "@fontsource-variable/frank-ruhl-libre"].flatMap(
      (family) => [["LATIN", "latin", family], ["LATIN_EXT", "latin-ext", family]],
    ),
  ]) {
    const ranges = JSON.parse(readFileSync(resolve(`${family}/unicode.json`), "utf8"));
    assert.deepEqual(told(name), codes(ranges[subset]).filter(isRead), `${name} of ${family}`);
  }
});
