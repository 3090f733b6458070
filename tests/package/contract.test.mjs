// Compares the package's descriptions of the element (`custom-elements.json`, `maqal.d.ts`, the tables of `README.md`) with
// the element itself: its class in Chromium, and the names in its sources.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";
import { openBrowser } from "../support/browser.mjs";
import { unpack } from "./project.mjs";
import { serve } from "../support/server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (name) => readFileSync(join(root, name), "utf8");

const manifest = JSON.parse(read("package/custom-elements.json"));
const declared = manifest.modules[0].declarations[0];
const types = read("package/maqal.d.ts");
const readme = read("package/README.md");

/** The distinct matches of an expression's first group, sorted. */
const all = (text, expression) => [...new Set([...text.matchAll(expression)].map(([, found]) => found))].sort();
const names = (list) => list.map(({ name }) => name).sort();
/** The members that not every element has. */
const own = (list) => list.filter(({ inheritedFrom }) => !inheritedFrom);

/** The only part of a text between `begin` and `end`. */
const between = (text, begin, end) => {
  const [, rest, ...more] = text.split(begin);
  assert.ok(rest !== undefined && more.length === 0, `there is not one ${begin}`);
  const length = rest.indexOf(end);
  assert.notEqual(length, -1, `${begin} does not end`);
  return rest.slice(0, length);
};
/** The cells of each row of the table in the README with this head. */
const rows = (head) =>
  between(readme, `${head}\n`, "\n\n")
    .split("\n")
    .slice(1)
    .map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));
const ATTRIBUTES = "| attribute | property | what it is |";
const EVENTS = "| event | `detail` |";
const quoted = (text) => all(text, /"([\w-]+)"/g);
const ticked = (text) => all(text, /`([^`]+)`/g);

/** The class in a page: its observed attributes, and the attribute and the initial value of each property. */
const look = async (t) => {
  const site = await serve(await unpack(), { pages: { "/index.html": "<!doctype html><link rel=icon href=data:,>" } });
  t.after(site.stop);
  const browser = await openBrowser();
  t.after(browser.close);
  await browser.open(`${site.origin}/`);
  return browser.run(async () => {
    const { MaqalReader } = await import("/element.js");
    const definedByImport = customElements.get("maqal-reader") !== undefined;
    const { MaqalReader: again } = await import("/index.js");
    const element = new MaqalReader();
    const members = Object.getOwnPropertyDescriptors(MaqalReader.prototype);
    const open = Object.keys(members).filter((name) => name !== "constructor" && !name.endsWith("Callback"));
    const values = { string: "1", number: 1, boolean: true };
    const properties = open.filter((name) => members[name].get).map((name) => {
      const initial = element[name];
      const before = element.getAttributeNames();
      element[name] = values[typeof initial] ?? null;
      const attribute = element.getAttributeNames().find((name) => !before.includes(name)) ?? null;
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

test("attributes, properties, methods and slots are the class's", async (t) => {
  const found = await look(t);
  assert.equal(found.definedByImport, false, "element.js defines nothing");
  assert.equal(found.definedByIndex, true, "index.js defines the class of element.js");

  const byName = (one, other) => (one.name < other.name ? -1 : 1);
  const fields = declared.members
    .filter(({ kind }) => kind === "field")
    .map(({ name, attribute = null, default: told = "null" }) => ({ name, attribute, initial: JSON.parse(told) }));
  assert.deepEqual(fields.sort(byName), found.properties.sort(byName));
  const attributes = found.properties.filter(({ attribute }) => attribute);
  assert.deepEqual(
    own(declared.attributes).map(({ fieldName, name }) => [fieldName, name]).sort(),
    attributes.map(({ name, attribute }) => [name, attribute]).sort(),
  );
  for (const name of found.observed) assert.ok(names(declared.attributes).includes(name), `${name} is observed`);
  assert.deepEqual(names(declared.members.filter(({ kind }) => kind === "method")), found.methods.sort());
  assert.deepEqual(names(declared.slots), found.slots);

  const properties = names(found.properties);
  const membersOf = (head) => all(between(types, `${head} {`, "}\n"), /^ {2}(\w+)[:(]/gm);
  assert.deepEqual(membersOf("interface MaqalReaderProperties"), properties);
  // The class has its own members and, through the interface of the same name, the properties.
  assert.deepEqual(membersOf("class MaqalReader extends HTMLElement"), found.methods.sort());
  assert.deepEqual(membersOf("interface MaqalReader extends MaqalReaderProperties"), []);
  const inherited = declared.attributes.filter(({ inheritedFrom }) => inheritedFrom);
  const described = [...found.properties, ...inherited.map(({ fieldName, name }) => ({ name: fieldName, attribute: name }))];
  assert.deepEqual(
    rows(ATTRIBUTES).map(([attribute, property]) => [property, attribute]).sort(),
    described.map(({ name, attribute }) => [`\`${name}\``, attribute ? `\`${attribute}\`` : ""]).sort(),
  );
});

const reader = read("src/reader.rs");
const element = read("static/element.js");

/** The names of the events, and of the fields of their details. */
const events = () => {
  const names = readdirSync(join(root, "src"), { recursive: true }).filter((name) => name.endsWith(".rs"));
  const sources = names.map((name) => {
    const text = read(join("src", name));
    // Some have their name from a constant.
    const constants = text.matchAll(/const ([A-Z_]+): &str = ("maqal-[a-z]+");/g);
    return [...constants].reduce((text, [, constant, event]) => text.replaceAll(`(${constant},`, `(${event},`), text);
  });
  const fired = sources.flatMap((text) => [...text.matchAll(/"(maqal-[a-z]+)",\s*&\[(.*?)\]/gs)]);
  return Object.fromEntries(fired.map(([, name, fields]) => [name, all(fields, /\("(\w+)",/g)]));
};

test("events and their details are those that are fired", () => {
  const fired = events();
  assert.ok(Object.keys(fired).length > 3, "events are found");
  const detail = (text) => all(text, /[{;] (\w+):/g);
  assert.deepEqual(Object.fromEntries(declared.events.map(({ name, type }) => [name, detail(type.text)])), fired);
  const map = between(types, "interface MaqalEventMap {", "\n}");
  const typed = [...map.matchAll(/"(maqal-[a-z]+)": CustomEvent<(.*)>;/g)];
  assert.deepEqual(Object.fromEntries(typed.map(([, name, type]) => [name, detail(type)])), fired);
  const told = rows(EVENTS).map(([name, fields]) => [ticked(name)[0], all(fields, /(?:^|; )`(\w+)`/g)]);
  assert.deepEqual(Object.fromEntries(told), fired);
});

const told = (event) => rows(EVENTS).find(([name]) => name === `\`${event}\``)[1];
const typeOf = (event) => declared.events.find(({ name }) => name === event).type.text;
const arms = (file, begin) => all(between(read(file), begin, "\n    }"), /=> "([\w-]+)"/g);

test("codes of errors are those that are told", () => {
  const codes = [
    ...all(between(read("src/reader/failure.rs"), "pub fn code(", "\n    }\n\n"), /=> "([\w-]+)"/g),
    ...all(element, /code: "([\w-]+)"/g),
  ].sort();
  assert.deepEqual(quoted(between(types, "type MaqalErrorCode =", ";")), codes);
  assert.deepEqual(quoted(typeOf("maqal-error")), codes);
  assert.deepEqual(ticked(told("maqal-error")).filter((name) => name !== "code"), codes);
});

test("ways to share and formats are those that are known", () => {
  const [copy] = all(read("src/share.rs"), /const COPY: &str = "(\w+)"/g);
  const asked = [...arms("src/share.rs", "pub fn name("), copy].sort();
  const ways = [...asked, ...all(read("src/reader/controls/share.rs"), /"network", "(\w+)"\.into\(\)/g)].sort();
  assert.deepEqual(quoted(between(types, "type MaqalWay =", ";")), ways);
  assert.deepEqual(quoted(typeOf("maqal-share")), ways);

  const described = (attribute) => rows(ATTRIBUTES).find(([name]) => name === `\`${attribute}\``)[2];
  assert.deepEqual(ticked(described("share")), asked);
  const share = declared.attributes.find(({ name }) => name === "share").description;
  assert.deepEqual(between(share, "by spaces: ", ".").split(", ").sort(), asked);

  const formats = arms("src/source.rs", "pub fn name(");
  assert.deepEqual(quoted(between(types, "type MaqalFormat =", ";")), formats);
  assert.deepEqual(ticked(described("format")), formats);
  assert.deepEqual(quoted(declared.attributes.find(({ name }) => name === "format").type.text), formats);
});

test("choices, themes and languages are those that are known", () => {
  const choices = Object.fromEntries(
    read("src/preferences/choices.txt")
      .trim()
      .split("\n")
      .map((line) => line.replace("*", "").split(" "))
      .map(([name, ...values]) => [name, values.sort()]),
  );
  const { "font-step": size, ...others } = choices;
  assert.deepEqual(quoted(between(types, "type MaqalChoice =", ";")), Object.keys(others).sort());
  assert.deepEqual(quoted(typeOf("maqal-preference")), Object.keys(choices).sort());
  assert.deepEqual(ticked(told("maqal-preference")).filter((name) => name in choices), Object.keys(choices).sort());

  const attribute = (wanted) => declared.attributes.find(({ name }) => name === wanted);
  assert.deepEqual(quoted(between(types, "type MaqalTheme =", ";")), choices.theme);
  assert.deepEqual(quoted(attribute("theme").type.text), choices.theme);
  const row = (wanted) => rows(ATTRIBUTES).find(([name]) => name === `\`${wanted}\``)[2];
  assert.deepEqual(ticked(row("theme")), choices.theme);

  const languages = quoted(between(read("src/locale/messages.rs"), "const LANGUAGES: [&str; 8] = [", "]"));
  assert.deepEqual(between(attribute("lang").description, ": of ", ", with").split(", ").sort(), languages);
  assert.deepEqual(ticked(row("lang")), languages);
});

test("parts are those of the document and the reader", () => {
  const sources = readdirSync(join(root, "src/document")).map((name) => read(join("src/document", name)));
  const text = [read("src/document.rs"), ...sources].join("\n");
  // Where a part is no literal, what it may be is looked up here.
  const computed = {
    "FONT_SIZE_PARTS[index]": () => quoted(between(text, "const FONT_SIZE_PARTS: [&str; 3] = [", "]")),
    part: () => [
      ...all(text, /\b(?:time|close)\(out, "([\w-]+)"/g),
      ...all(text, /\bsheet\(&mut out, [^,]+, "([\w-]+)"/g),
      ...quoted(between(text, "let part = if to {", ";")),
    ],
  };
  const marked = all(text, /"data-part", Some\((.*?)\)/g).flatMap((value) => {
    if (value.startsWith('"')) return quoted(value);
    assert.ok(value in computed, `nobody knows what part ${value} is`);
    return computed[value]();
  });
  const parts = [...new Set([...marked, ...all(reader, / data-part="([\w-]+)"/g)])].sort();
  assert.deepEqual(names(declared.cssParts), parts);
});

test("custom properties are those of the theme", () => {
  const theme = between(read("static/css/theme.css"), "  :root,\n  :host {\n    color-scheme: light;", "\n  }");
  assert.deepEqual(names(declared.cssProperties), all(theme, /^ +(--maqal-[\w-]+):/gm));
  for (const name of all(readme, /(--maqal-[\w-]+)/g)) assert.ok(names(declared.cssProperties).includes(name), name);
});

test("states are those that the reader tells", () => {
  const states = arms("src/reader.rs", "fn name(&self)");
  assert.deepEqual(names(declared.cssStates), states);
  assert.deepEqual(all(readme, /:state\((\w+)\)/g), states);
});
