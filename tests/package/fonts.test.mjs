// The fonts in the package: each face has all letters of its languages, and the ranges of characters are those of the
// fonts' own packages.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import * as ranges from "../../static/unicode-ranges.js";
import { unpack } from "./tarball.mjs";
import { lettersOf } from "./woff2.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const script = readFileSync(join(root, "static/faces.js"), "utf8");

/** @type {(first: number, last: number) => number[]} */
const from = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const letters = (/** @type {string} */ text) => [...text].map((letter) => letter.codePointAt(0) ?? 0);

const ARABIC = [
  ...letters("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ،؛؟٪٫٬"),
  ...letters("پچژگکی"),
  ...letters("ٹڈڑںھہۂۃےۓۀ"),
  ...letters("ټځڅډړږښګڼۍې"),
  ...letters("ۆێەڤ"),
  // Vowel marks, both kinds of digits, word ligatures, ornate parentheses.
  ...[...from(0x64b, 0x655), 0x670, ...from(0x660, 0x669), ...from(0x6f0, 0x6f9), ...letters("ﷲﷺ﴾﴿")],
];
/** Letters that Nastaliq, a face for Urdu, does not have. */
const SORANI_AND_UIGHUR = letters("ڕڵۇۈۋڭ");
/** Characters that join letters or keep them apart; a browser needs no glyph for them. */
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
      assert.deepEqual(
        missing.map((code) => code.toString(16)),
        [],
        `what ${face} lacks${weight ? " in bold" : ""}`,
      );
    }
    assert.match(readFileSync(join(fonts, `LICENSE-${face}.txt`), "utf8"), /SIL Open Font License, Version 1\.1/);
  }
});

test("every font is named, and every name has its font", async () => {
  const fonts = join(await unpack(), "fonts");
  const named = [...script.matchAll(/new URL\("\.\/fonts\/([^"]+)", import\.meta\.url\)/g)].map(([, name]) => name);
  assert.deepEqual(
    readdirSync(fonts)
      .filter((name) => name.endsWith(".woff2"))
      .sort(),
    named.sort(),
  );
});

/** The characters of a `unicode-range`. */
const codes = (/** @type {string} */ range) =>
  range.split(",").flatMap((part) => {
    const ends = part.trim().replace("U+", "").split("-");
    const [first, last = first] = ends.map((code) => parseInt(code, 16));
    return from(first, last);
  });
/** The ranges of `unicode-ranges.js`, by name. @type {Record<string, string>} */
const rangeOf = { ...ranges };
const sorted = (/** @type {number[]} */ list) => [...new Set(list)].sort((one, other) => one - other);
const { resolve } = createRequire(import.meta.url);
/**
 * The characters of a family's subset, as its package lists them.
 *
 * @type {(family: string, subset: string) => number[]}
 */
const listed = (family, subset) => {
  // No article uses mathematics in Arabic letters, or scripts of antiquity.
  const isRead = (/** @type {number} */ code) => code < 0x10000;
  return codes(JSON.parse(readFileSync(resolve(`${family}/unicode.json`), "utf8"))[subset]).filter(isRead);
};

test("the ranges are those of the fonts' packages", () => {
  for (const [name, subset, family] of [
    ["ARABIC", "arabic", "@fontsource/amiri"],
    ["ARABIC", "arabic", "@fontsource-variable/noto-nastaliq-urdu"],
    ["ARABIC", "arabic", "@fontsource/ibm-plex-sans-arabic"],
    ["HEBREW", "hebrew", "@fontsource-variable/frank-ruhl-libre"],
    ...["@fontsource/amiri", "@fontsource-variable/frank-ruhl-libre"].flatMap((family) => [
      ["LATIN", "latin", family],
      ["LATIN_EXT", "latin-ext", family],
    ]),
  ]) {
    assert.deepEqual(codes(rangeOf[name]), listed(family, subset), `${name} of ${family}`);
  }
});

test("the files of Noto Naskh Arabic share no character, and together have those of its package", () => {
  const parts = ["CORE", "CORE_LATIN", "REST", "REST_FORMS", "REST_LATIN", "REST_LATIN_EXT"].map((name) =>
    codes(rangeOf[name]),
  );
  const together = parts.flat();
  assert.equal(together.length, new Set(together).size, "no two ranges overlap");
  const expected = ["arabic", "latin", "latin-ext"].flatMap((subset) =>
    listed("@fontsource-variable/noto-naskh-arabic", subset),
  );
  assert.deepEqual(sorted(together), sorted(expected));
});

test("a first visit downloads at most 60,000 bytes of fonts, which have what Arabic, Persian and Urdu need", async () => {
  const fonts = join(await unpack(), "fonts");
  const files = ["naskh-core.woff2", "naskh-core-latin.woff2"].map((name) => readFileSync(join(fonts, name)));
  assert.ok(files.reduce((bytes, file) => bytes + file.length, 0) <= 60_000);
  const had = new Set(files.flatMap((file) => [...lettersOf(file)]));
  const alphabets = letters("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیٹڈڑںھہۂۃےۓ،؛؟ـ «»–—…()[].:!\"'");
  const needed = [
    ...alphabets,
    ...from(0x30, 0x39),
    ...from(0x64b, 0x655),
    ...from(0x660, 0x66c),
    0x670,
    ...from(0x6f0, 0x6f9),
  ];
  assert.deepEqual(
    needed.filter((code) => !had.has(code)).map((code) => code.toString(16)),
    [],
  );
});

test("the page's style sheet names files and ranges of Noto Naskh Arabic as faces.js does", () => {
  const css = readFileSync(join(root, "static/css/page.css"), "utf8");
  const rules = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule]) => rule);
  assert.ok(rules.length >= 2);
  for (const rule of rules) {
    const [file, range] = [/fonts\/([\w-]+)\.woff2/, /unicode-range:\s*([^;]+);/].map(
      (part) => part.exec(rule)?.[1] ?? "",
    );
    const name = file.replace("naskh-", "").replaceAll("-", "_").toUpperCase();
    assert.deepEqual(sorted(codes(range)), sorted(codes(rangeOf[name])), file);
  }
});
