// Compares the package's descriptions of the element (`custom-elements.json`, `maqal.d.ts`, the tables of `README.md`) with
// the element itself: its class in Chromium, and the names in its sources.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/browser.mjs";
import { serve } from "../support/server.mjs";
import { unpack } from "./tarball.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (/** @type {string} */ name) => readFileSync(join(root, name), "utf8");

const manifest = JSON.parse(read("package/custom-elements.json"));
/**
 * An attribute, property, event or part in the manifest.
 *
 * @typedef {object} Item
 * @property {string} name
 * @property {string} description
 * @property {{ text: string }} type
 * @property {string} [kind]
 * @property {string} [attribute]
 * @property {string} [fieldName]
 * @property {string} [default]
 * @property {object} [inheritedFrom]
 */
/** @type {Record<string, Item[]>} */
const declared = manifest.modules[0].declarations[0];
const types = read("package/maqal.d.ts");
const readme = read("package/README.md");

/**
 * The distinct matches of an expression's first group, sorted.
 *
 * @type {(text: string, expression: RegExp) => string[]}
 */
const all = (text, expression) => [...new Set([...text.matchAll(expression)].map(([, found]) => found))].sort();
const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name).sort();
/** The members that not every element has. */
const own = (/** @type {Item[]} */ list) => list.filter(({ inheritedFrom }) => !inheritedFrom);

/**
 * The text between `begin`, which must occur once, and the next `end`.
 *
 * @type {(text: string, begin: string, end: string) => string}
 */
const between = (text, begin, end) => {
  const [, rest, ...more] = text.split(begin);
  assert.ok(rest !== undefined && more.length === 0, `There must be one ${begin}.`);
  const length = rest.indexOf(end);
  assert.notEqual(length, -1, `${begin} has no end.`);
  return rest.slice(0, length);
};
/** The cells of each row of the table in the README with this head. */
const rows = (/** @type {string} */ head) =>
  between(readme, `${head}\n`, "\n\n")
    .split("\n")
    .slice(1)
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
const ATTRIBUTES = "| attribute | property | what it is |";
const EVENTS = "| event | `detail` |";
const quoted = (/** @type {string} */ text) => all(text, /"([\w-]+)"/g);
const ticked = (/** @type {string} */ text) => all(text, /`([^`]+)`/g);

/**
 * What the class in a page has: its observed attributes, its methods and slots, and each property with its attribute and
 * its initial value.
 *
 * @typedef {object} Found
 * @property {boolean} definedByImport
 * @property {boolean} definedByIndex
 * @property {string[]} observed
 * @property {string[]} methods
 * @property {{ name: string, attribute: string | null, initial: unknown }[]} properties
 * @property {string[]} slots
 */

/** @returns {Promise<Found>} */
const look = async (/** @type {import("node:test").TestContext} */ t) => {
  const site = await serve(await unpack(), { pages: { "/index.html": "<!doctype html><link rel=icon href=data:,>" } });
  t.after(site.stop);
  const browser = await openBrowser();
  t.after(browser.close);
  await browser.open(`${site.origin}/`);
  return browser.run(async () => {
    /** @type {(name: string) => Promise<{ MaqalReader: any }>} */
    const load = (name) => import(name);
    const { MaqalReader } = await load("/element.js");
    const definedByImport = customElements.get("maqal-reader") !== undefined;
    const { MaqalReader: again } = await load("/index.js");
    const element = new MaqalReader();
    const members = Object.getOwnPropertyDescriptors(MaqalReader.prototype);
    const open = Object.keys(members).filter((name) => name !== "constructor" && !name.endsWith("Callback"));
    /** @type {Record<string, unknown>} */
    const values = { string: "1", number: 1, boolean: true };
    const properties = open
      .filter((name) => members[name].get)
      .map((name) => {
        const initial = element[name];
        const before = element.getAttributeNames();
        element[name] = values[typeof initial] ?? null;
        const attribute =
          element.getAttributeNames().find((/** @type {string} */ name) => !before.includes(name)) ?? null;
        return { name, attribute, initial: initial === undefined ? null : initial };
      });
    // The element has a shadow root only after it has begun to load.
    const loading = new MaqalReader();
    loading.article = { maqal: 1, title: "…" };
    document.body.append(loading);
    loading.load();
    return {
      definedByImport,
      definedByIndex: customElements.get("maqal-reader") === MaqalReader && again === MaqalReader,
      observed: MaqalReader.observedAttributes,
      methods: open.filter((name) => typeof members[name].value === "function"),
      properties,
      slots: [...loading.shadowRoot.querySelectorAll("slot")].map(({ name }) => name),
    };
  });
};

test("the attributes, properties, methods and slots are described", async (t) => {
  const found = await look(t);
  assert.equal(found.definedByImport, false, "element.js defines nothing");
  assert.equal(found.definedByIndex, true, "index.js defines the class of element.js");

  /** @type {(one: { name: string }, other: { name: string }) => number} */
  const byName = (one, other) => (one.name < other.name ? -1 : 1);
  const fields = declared.members
    .filter(({ kind }) => kind === "field")
    .map(({ name, attribute = null, default: value = "null" }) => ({ name, attribute, initial: JSON.parse(value) }));
  assert.deepEqual(fields.sort(byName), found.properties.sort(byName));
  const attributes = found.properties.filter(({ attribute }) => attribute);
  assert.deepEqual(
    own(declared.attributes)
      .map(({ fieldName, name }) => [fieldName, name])
      .sort(),
    attributes.map(({ name, attribute }) => [name, attribute]).sort(),
  );
  for (const name of found.observed) assert.ok(names(declared.attributes).includes(name), `${name} is observed`);
  assert.deepEqual(names(declared.members.filter(({ kind }) => kind === "method")), found.methods.sort());
  assert.deepEqual(names(declared.slots), found.slots);

  const properties = names(found.properties);
  const membersOf = (/** @type {string} */ head) => all(between(types, `${head} {`, "}\n"), /^ {2}(\w+)[:(]/gm);
  assert.deepEqual(membersOf("interface MaqalReaderProperties"), properties);
  // The class has its own members and, through the interface of the same name, the properties.
  assert.deepEqual(membersOf("class MaqalReader extends HTMLElement"), found.methods.sort());
  assert.deepEqual(membersOf("interface MaqalReader extends MaqalReaderProperties"), []);
  const inherited = declared.attributes.filter(({ inheritedFrom }) => inheritedFrom);
  const described = [
    ...found.properties,
    ...inherited.map(({ fieldName, name }) => ({ name: fieldName, attribute: name })),
  ];
  assert.deepEqual(
    rows(ATTRIBUTES)
      .map(([attribute, property]) => [property, attribute])
      .sort(),
    described.map(({ name, attribute }) => [`\`${name}\``, attribute ? `\`${attribute}\`` : ""]).sort(),
  );
});

/** The sources of the library, by path. */
const sources = Object.fromEntries(
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => [name, read(join("src", name))]),
);
const code = Object.values(sources).join("\n");
/**
 * The names in the arms of the `match` that follows `begin` in a file.
 *
 * @type {(file: string, begin: string) => string[]}
 */
const arms = (file, begin) => all(between(sources[file], begin, "\n    }\n"), /=> "([\w-]+)"/g);

/** The names of the events, and of the fields of their details. */
const events = () => {
  const constants = sources["host/events.rs"].matchAll(/const (\w+): &str = "(maqal-\w+)"/g);
  const names = new Map([...constants].map(([, constant, name]) => [constant, name]));
  const dispatched = code.matchAll(/events::dispatch\([^,]+, (\w+), &\[(.*?)\]\)/gs);
  return Object.fromEntries([...dispatched].map(([, name, fields]) => [names.get(name), all(fields, /\("(\w+)",/g)]));
};

test("the events and their details are described", () => {
  const fired = events();
  assert.ok(Object.keys(fired).length > 3, "events are found");
  const detail = (/** @type {string} */ text) => all(text, /[{;] (\w+):/g);
  assert.deepEqual(Object.fromEntries(declared.events.map(({ name, type }) => [name, detail(type.text)])), fired);
  const map = between(types, "interface MaqalEventMap {", "\n}");
  const typed = [...map.matchAll(/"(maqal-[a-z]+)": CustomEvent<(.*?)>;/gs)];
  assert.deepEqual(Object.fromEntries(typed.map(([, name, type]) => [name, detail(type)])), fired);
  const documented = rows(EVENTS).map(([name, fields]) => [ticked(name)[0], all(fields, /(?:^|; )`(\w+)`/g)]);
  assert.deepEqual(Object.fromEntries(documented), fired);
});

/** The cell of the row of the table with this head that begins with a name, in a column. */
const cellOf = (/** @type {string} */ head, /** @type {string} */ name, /** @type {number} */ column) => {
  const row = rows(head).find(([first]) => first === `\`${name}\``);
  assert.ok(row, `The README has no row for ${name}.`);
  return row[column];
};
/** The item with a name. */
const item = (/** @type {Item[]} */ list, /** @type {string} */ name) => {
  const found = list.find((item) => item.name === name);
  assert.ok(found, `The manifest has no ${name}.`);
  return found;
};
const described = (/** @type {string} */ event) => cellOf(EVENTS, event, 1);
const typeOf = (/** @type {string} */ event) => item(declared.events, event).type.text;

test("the codes of errors are described", () => {
  const codes = [
    ...arms("render/failure.rs", "pub fn code("),
    ...all(read("static/element.js"), /code: "([\w-]+)"/g),
  ].sort();
  assert.deepEqual(quoted(between(types, "type MaqalErrorCode =", ";")), codes);
  assert.deepEqual(quoted(typeOf("maqal-error")), codes);
  assert.deepEqual(
    ticked(described("maqal-error")).filter((name) => name !== "code"),
    codes,
  );
});

const descriptionOf = (/** @type {string} */ attribute) => cellOf(ATTRIBUTES, attribute, 2);
const attributeOf = (/** @type {string} */ attribute) => item(declared.attributes, attribute);

test("the share networks and the formats are described", () => {
  const [copy] = all(sources["share.rs"], /const COPY: &str = "(\w+)"/g);
  const networks = [...arms("share.rs", "pub fn name("), copy].sort();
  const reported = [...networks, ...all(code, /\.report\("(\w+)"\)/g)].sort();
  assert.deepEqual(quoted(between(types, "type MaqalWay =", ";")), reported);
  assert.deepEqual(quoted(typeOf("maqal-share")), reported);
  assert.deepEqual(ticked(descriptionOf("share")), networks);
  assert.deepEqual(between(attributeOf("share").description, "by spaces: ", ".").split(", ").sort(), networks);

  const formats = arms("source/formats.rs", "pub fn name(");
  assert.deepEqual(quoted(between(types, "type MaqalFormat =", ";")), formats);
  assert.deepEqual(ticked(descriptionOf("format")), formats);
  assert.deepEqual(quoted(attributeOf("format").type.text), formats);
});

test("the settings, themes and languages are described", () => {
  const settings = Object.fromEntries(
    [...sources["preferences/choice.rs"].matchAll(/^ {4}\w+ = "([\w-]+)" \{(.*?)^ {4}\}/gms)].map(
      ([, name, values]) => [name, all(values, /^ +\w+ = "([^"]+)",/gm)],
    ),
  );
  const [fontStep] = all(sources["preferences/font_step.rs"], /const NAME: &'static str = "([\w-]+)"/g);
  assert.deepEqual(quoted(between(types, "type MaqalChoice =", ";")), Object.keys(settings).sort());
  const names = [...Object.keys(settings), fontStep].sort();
  assert.deepEqual(quoted(typeOf("maqal-preference")), names);
  assert.deepEqual(
    ticked(described("maqal-preference")).filter((name) => names.includes(name)),
    names,
  );
  const settingRows = rows("| name | values, the default first |").filter(([name]) => ticked(name)[0] !== fontStep);
  for (const [name, values] of settingRows) {
    const number = /(\d[\w.]*)/g;
    assert.deepEqual(/`/.test(values) ? ticked(values) : all(values, number), settings[ticked(name)[0]], name);
  }

  assert.deepEqual(quoted(between(types, "type MaqalTheme =", ";")), settings.theme);
  assert.deepEqual(quoted(attributeOf("theme").type.text), settings.theme);
  assert.deepEqual(ticked(descriptionOf("theme")), settings.theme);

  const languages = quoted(between(sources["locale/messages.rs"], "const LANGUAGES: [&str; 8] = [", "]"));
  assert.deepEqual(between(attributeOf("lang").description, ": of ", ", with").split(", ").sort(), languages);
  assert.deepEqual(ticked(descriptionOf("lang")), languages);
});

test("the parts are described", () => {
  assert.deepEqual(names(declared.cssParts), arms("document/part.rs", "pub const fn name("));
});

test("the custom properties are described", () => {
  const theme = between(read("static/css/maqal/theme.css"), "  :root,\n  :host {\n", "\n  }");
  const palette = between(read("static/css/maqal/palettes.css"), "  /* Light and dark */", "\n  }");
  assert.deepEqual(names(declared.cssProperties), all(theme + palette, /^ +(--maqal-[\w-]+):/gm));
  for (const name of all(readme, /(--maqal-[\w-]+)/g)) assert.ok(names(declared.cssProperties).includes(name), name);
});

test("the states are described", () => {
  const states = arms("render.rs", "pub const fn name(");
  assert.deepEqual(names(declared.cssStates), states);
  assert.deepEqual(all(readme, /:state\((\w+)\)/g), states);
});
