// The code blocks of the documentation that need no browser: they parse or compile, and the names in them exist.
// `tests/native/documentation.rs` validates the articles in them.

import assert from "node:assert/strict";
import test from "node:test";
import { transformSync } from "esbuild";
import postcss from "postcss";
import groups from "../../.size-limit.mjs";
import { blocks, documents, load, read } from "./documents.mjs";

const { compileScript, compileTemplate, parse: parseVue } = load("vue/compiler-sfc");

/** Throws if the content of a block is invalid. @typedef {(content: string) => unknown} Check */

/** @type {(loader: import("esbuild").Loader) => Check} */
const compile = (loader) => (content) => transformSync(content, { loader, format: "esm", logLevel: "silent" });

/** @type {Check} */
const compileVue = (content) => {
  const { descriptor, errors } = parseVue(content);
  if (errors.length > 0) throw errors[0];
  compileScript(descriptor, { id: "block" });
  const template = compileTemplate({ id: "block", filename: "block.vue", source: descriptor.template.content });
  if (template.errors.length > 0) throw template.errors[0];
};

/** Compiles the scripts of a component of Svelte or Astro. @type {Check} */
const compileScripts = (content) => {
  const scripts = [...content.matchAll(/^---\n(.*?)\n---$|<script\b[^>]*>(.*?)<\/script>/gms)];
  for (const [, frontMatter, script] of scripts) compile("ts")(frontMatter ?? script);
};

/** How a block of a language is checked. `html.test.mjs` runs blocks of HTML. @type {Record<string, Check>} */
const CHECKS = {
  js: compile("js"),
  jsx: compile("jsx"),
  ts: compile("ts"),
  tsx: compile("tsx"),
  vue: compileVue,
  svelte: compileScripts,
  astro: compileScripts,
  css: (content) => postcss.parse(content),
  json: (content) => JSON.parse(content),
};
/** Languages of which only the names are checked. */
const OTHERS = ["html", "sh", "php", "nginx", "http", "mermaid", "rust", "text", "toml", "yaml", ""];

/**
 * Returns the messages of what `check` throws.
 *
 * @template {{ name: string }} Item
 * @param {Item[]} list
 * @param {(item: Item) => void} check
 */
const faults = (list, check) =>
  list.flatMap((block) => {
    try {
      check(block);
      return [];
    } catch (error) {
      return `${block.name}: ${/** @type {Error} */ (error).message}`;
    }
  });

test("every block has a known language, and compiles", () => {
  const found = faults(blocks, ({ language, content }) => {
    assert.ok(language in CHECKS || OTHERS.includes(language), `the language ${language} is not known`);
    CHECKS[language]?.(content);
  });
  assert.deepEqual(found, []);
});

test("every command of make names a target and variables that exist", () => {
  const makefile = read("Makefile");
  const shell = blocks.filter(({ language }) => language === "sh");
  const inline = documents.flatMap(({ name, inline }) => inline.map((content) => ({ name, content })));
  const commands = [...shell, ...inline].flatMap(({ name, content }) =>
    content.split("\n").flatMap((line) => {
      const [, words] = /^(?:[A-Z_]+=\S+ )*make ([^#&|;]+)/.exec(line) ?? [];
      return words ? { name, words: words.trim().split(/\s+/) } : [];
    }),
  );
  assert.ok(commands.length > 20, `only ${commands.length} commands were found`);
  const found = faults(commands, ({ words }) => {
    for (const word of words) {
      const [variable, value] = word.split("=");
      const line = value === undefined ? `^${variable}:` : `^${variable} :?=`;
      assert.match(makefile, new RegExp(line, "m"), `make ${words.join(" ")}: the Makefile has no ${variable}`);
    }
  });
  assert.deepEqual(found, []);
});

const element = JSON.parse(read("package/custom-elements.json")).modules[0].declarations[0];
/** @type {(list: { name: string }[]) => Set<string>} */
const namesOf = (list) => new Set(list.map(({ name }) => name));

/**
 * The names of the element in code, with the lists that have them.
 *
 * @type {[RegExp, Set<string>][]}
 */
const NAMES = [
  [/\b(maqal-(?:load|error|share|preference|progress)\w*)\b/g, namesOf(element.events)],
  [/::part\(([\w-]+)\)/g, namesOf(element.cssParts)],
  [/\[data-part="?([\w-]+)"?\]/g, namesOf(element.cssParts)],
  [/:state\(([\w-]+)\)/g, namesOf(element.cssStates)],
  [/^\s*(--maqal-[\w-]+):|[{;]\s*(--maqal-[\w-]+):/gm, namesOf(element.cssProperties)],
];
/** What an element may have in code besides the reader's own attributes: those of any element, and bindings of frameworks. */
const GENERAL =
  /^(id|class|lang|dir|style|slot|ref|hidden|title|key|data-[\w-]+|[:@].+|v-[\w:-]+|on[\w:-]+|client:\w+|\{\w+\})$/;
const OWN = namesOf([...element.attributes, ...element.members]);

test("every name of the element in code exists", () => {
  const found = faults(blocks, ({ content }) => {
    for (const [expression, known] of NAMES) {
      for (const [, one, other = one] of content.matchAll(expression))
        assert.ok(known.has(other), `the element has no ${other}`);
    }
    for (const [, attributes] of content.matchAll(
      /<maqal-reader\s((?:"[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}|=>|[^>"{])*)>/g,
    )) {
      const bare = attributes.replace(/=\s*("[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\}|\S+)/g, " ");
      for (const name of bare.split(/[\s/]+/).filter(Boolean))
        assert.ok(OWN.has(name) || GENERAL.test(name), `the element has no attribute ${name}`);
    }
  });
  assert.deepEqual(found, []);
});

test("docs/theming.md lists every property and every part", () => {
  const cells = read("docs/theming.md")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|")[1]);
  const listed = new Set([...cells.join().matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  const names = [...namesOf(element.cssParts), ...namesOf(element.cssProperties)];
  assert.deepEqual(
    names.filter((name) => !listed.has(name)),
    [],
  );
});

test("docs/serving.md has the limits of make budget", () => {
  const lines = read("docs/serving.md").split("\n");
  const listed = lines.map((line) => /^\| ([\d,]+)\b/.exec(line)?.[1].replaceAll(",", "")).filter(Boolean);
  assert.deepEqual(listed.sort(), groups.map(({ limit }) => limit.replace(" B", "")).sort());
});
