// The files for editors in the package: they have everything that the manifest has, each with its description.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { unpack } from "./tarball.mjs";

const folder = await unpack();
/** @typedef {{ kind?: string, name: string, description?: string }} Item */
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

const identity = read("package.json");
const element = read("custom-elements.json").modules[0].declarations[0];
const fields = element.members.filter((/** @type {Item} */ { kind }) => kind === "field");

/** The descriptions by name. */
const descriptions = (/** @type {Item[]} */ list) =>
  Object.fromEntries(list.map(({ name, description }) => [name, description]));
/** The parts, named as pseudo-elements. */
const pseudoElements = (/** @type {string} */ prefix) =>
  element.cssParts.map((/** @type {Item} */ { name, description }) => ({
    name: `${prefix}part(${name})`,
    description,
  }));

test("everything in the manifest has a description", () => {
  const { attributes, members, events, slots, cssParts, cssProperties, cssStates } = element;
  for (const list of [attributes, members, events, slots, cssParts, cssProperties, cssStates]) {
    assert.ok(list.length > 0);
    for (const { name, description } of list) assert.match(description ?? "", /^\S.*\.$/, `the description of ${name}`);
  }
});

test("VS Code has the element, its attributes and its events", () => {
  const [tag, ...others] = read("vscode.html-custom-data.json").tags;
  assert.deepEqual(others, []);
  assert.equal(tag.name, element.tagName);
  assert.deepEqual(descriptions(tag.attributes), descriptions(element.attributes));
  for (const { name, description } of element.events) {
    assert.ok(tag.description.includes(`**${name}** - ${description}\n`), name);
  }
  const { values } = tag.attributes.find((/** @type {Item} */ { name }) => name === "theme");
  assert.deepEqual(
    values.map((/** @type {Item} */ { name }) => name),
    ["auto", "light", "sepia", "dark", "black", "contrast"],
  );
});

test("VS Code has the parts and the custom properties", () => {
  const data = read("vscode.css-custom-data.json");
  assert.deepEqual(descriptions(data.properties), descriptions(element.cssProperties));
  assert.deepEqual(descriptions(data.pseudoElements), descriptions(pseudoElements("::")));
});

test("web-types has everything", () => {
  const { name, version, contributions } = read(identity["web-types"]);
  assert.deepEqual({ name, version }, { name: identity.name, version: identity.version });
  const [tag, ...others] = contributions.html.elements;
  assert.deepEqual(others, []);
  assert.equal(tag.name, element.tagName);
  assert.deepEqual(descriptions(tag.attributes), descriptions(element.attributes));
  assert.deepEqual(descriptions(tag.events), descriptions(element.events));
  assert.deepEqual(descriptions(tag.slots), descriptions(element.slots));
  assert.deepEqual(descriptions(tag.js.properties), descriptions(fields));
  assert.deepEqual(descriptions(tag.js.events), descriptions(element.events));
  assert.deepEqual(descriptions(contributions.css.properties), descriptions(element.cssProperties));
  assert.deepEqual(descriptions(contributions.css["pseudo-elements"]), descriptions(pseudoElements("")));
});

test("the package names its files", () => {
  for (const field of ["types", "jsdelivr", "unpkg", "customElements", "web-types"]) {
    assert.ok(existsSync(join(folder, identity[field])), `${field} names a file`);
  }
  const targets = Object.values(identity.exports).flatMap((target) => (target.types ? Object.values(target) : target));
  const paths = targets.filter((path) => !path.includes("*"));
  assert.deepEqual(
    paths.filter((path) => !existsSync(join(folder, path))),
    [],
    "exports that name no file",
  );
});
