// The Markdown files of the repository: their headings, links and code blocks.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { slugify } from "../../docs/.vitepress/slugify.mjs";

/**
 * @typedef {object} Block A code block.
 * @property {string} name - Its file and line.
 * @property {string} language
 * @property {string[]} marks - The words after the language.
 * @property {string} content
 */
/**
 * @typedef {object} Document
 * @property {string} name - Its path in the repository.
 * @property {Set<string>} anchors - The anchors of its headings.
 * @property {string[]} links
 * @property {Block[]} blocks
 * @property {string[]} inline - The code in its sentences.
 */
/** A token of markdown-it. @typedef {{ type: string, content: string, info: string, map: number[], children?: Token[], attrGet(name: string): string | null }} Token */

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const read = (/** @type {string} */ name) => readFileSync(join(root, name), "utf8");
/** Loads a package of the documentation. */
export const load = createRequire(join(root, "docs/package.json"));

const MarkdownIt = load("markdown-it");
const markdown = new MarkdownIt({ html: true });
// Every URL is a link, so that the tests also see those that markdown-it would reject.
markdown.validateLink = () => true;

/** @type {(tokens: Token[]) => Token[]} */
const flatten = (tokens) => tokens.flatMap((token) => [token, ...flatten(token.children ?? [])]);

/** @type {(heading: Token) => string} */
const textOf = ({ children = [] }) =>
  children.map(({ type, content }) => (["text", "code_inline"].includes(type) ? content : "")).join("");

/** @type {(tokens: Token[]) => Set<string>} */
const anchorsOf = (tokens) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const headings = tokens.filter((_, index) => tokens[index - 1]?.type === "heading_open");
  return new Set(
    headings.map((heading) => {
      const slug = slugify(textOf(heading));
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      return count ? `${slug}-${count}` : slug;
    }),
  );
};

/** @type {(name: string) => Document} */
const parse = (name) => {
  const withoutFrontMatter = read(name).replace(/^---\n.*?\n---\n/s, (matter) => matter.replace(/.*/g, ""));
  /** @type {Token[]} */
  const tokens = markdown.parse(withoutFrontMatter, {});
  const all = flatten(tokens);
  const contents = (/** @type {RegExp} */ types) =>
    all.filter(({ type }) => types.test(type)).map(({ content }) => content);
  const inHtml = contents(/^html_/).flatMap((html) => [...html.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)]);
  return {
    name,
    anchors: anchorsOf(tokens),
    links: [
      ...all.flatMap((token) => token.attrGet("href") ?? token.attrGet("src") ?? []),
      ...inHtml.map(([, link]) => link),
    ],
    blocks: all
      .filter(({ type }) => type === "fence")
      .map(({ info, content, map }) => {
        const [language, ...marks] = info.trim().split(/\s+/);
        return { name: `${name}:${map[0] + 1}`, language, marks, content };
      }),
    inline: contents(/^code_inline$/),
  };
};

const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"];
const names = execFileSync("git", listing, { cwd: root, encoding: "utf8" }).split("\0");
export const documents = names.filter((name) => name && existsSync(join(root, name))).map(parse);
export const blocks = documents.flatMap(({ blocks }) => blocks);
