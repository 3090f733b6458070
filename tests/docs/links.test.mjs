// Every link of the documentation leads somewhere. The URLs of other sites are only checked for their form, because tests make
// no requests to them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import test from "node:test";
import { documents, read, root } from "./documents.mjs";

/**
 * Returns what is wrong with a link of a document, if anything.
 *
 * @type {(from: import("./documents.mjs").Document, link: string) => string | undefined}
 */
const fault = (from, link) => {
  if (/^[a-z][a-z+.-]*:/i.test(link)) {
    return /^(https:\/\/[\w-]+(\.[\w-]+)+|http:\/\/127\.0\.0\.1:)/.test(link) && URL.canParse(link)
      ? undefined
      : "is no https URL";
  }
  const [path, anchor] = link.split("#");
  const name = path ? normalize(join(dirname(from.name), decodeURI(path))) : from.name;
  if (name.startsWith("..")) return "leaves the repository";
  // The package's README lies beside files of the build.
  const candidates = [name, name.replace(/^package\//, "static/")];
  if (!candidates.some((file) => existsSync(join(root, file)))) return `names no file: ${name}`;
  const target = documents.find((document) => document.name === name);
  if (anchor && target && !target.anchors.has(anchor)) return `names no heading of ${name}: ${anchor}`;
};

test("every link leads to a page, a heading or a file", () => {
  const count = documents.flatMap(({ links }) => links).length;
  assert.ok(count > 100, `only ${count} links were found`);
  const faults = documents.flatMap((document) =>
    document.links.flatMap((link) => {
      const what = fault(document, link);
      return what ? `${document.name}: ${link} ${what}` : [];
    }),
  );
  assert.deepEqual(faults, []);
});

const pages = documents.filter(({ name }) => dirname(name) === "docs");

test("every page is in the navigation, and has a title and a description of its own", () => {
  const config = read("docs/.vitepress/config.mjs");
  const descriptions = pages.map(({ name }) => {
    const page = basename(name, ".md");
    assert.ok(config.includes(`, "${page === "index" ? "" : page}")`), `${name} is not in the navigation`);
    const [, matter] = /^---\n(.*?)\n---\n/s.exec(read(name)) ?? assert.fail(`${name} has no front matter`);
    assert.match(matter, /^title: ./m, `${name} has no title`);
    const [, description] =
      /^description: "?(.{50,170}?)"?$/m.exec(matter) ??
      assert.fail(`${name} needs a description of 50 to 170 characters`);
    return description;
  });
  assert.equal(new Set(descriptions).size, descriptions.length, "two pages have the same description");
});

test("the README is short", () => {
  const lines = read("README.md").trimEnd().split("\n").length;
  assert.ok(lines <= 150, `the README has ${lines} lines`);
});
