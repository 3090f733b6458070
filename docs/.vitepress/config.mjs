// The documentation site: https://vitepress.dev/reference/site-config
//
// The pages also read well in the repository, so they link to its files by relative paths. The site does not contain those
// files: `DOCS_REPOSITORY`, such as https://git.example.org/maqal/blob/main/, is where the links lead; without it they are plain
// text. `DOCS_URL`, the public URL of the site, adds a sitemap and canonical links.

import { defineConfig } from "vitepress";
import { slugify } from "./slugify.mjs";

const { DOCS_REPOSITORY: repository, DOCS_URL: url } = process.env;

const page = (text, name) => ({ text, link: `/${name}` });

const sidebar = [
  {
    text: "Start",
    items: [
      page("What Maqal is", ""),
      page("Getting started", "getting-started"),
      page("Troubleshooting", "troubleshooting"),
    ],
  },
  {
    text: "Integrate",
    items: [
      page("Embed the element", "element"),
      page("The page", "page"),
      page("In a frame", "frame"),
      page("Finished pages", "press"),
      page("Archives", "archives"),
      page("Frameworks", "frameworks"),
      page("WordPress", "wordpress"),
      page("Events and analytics", "events"),
    ],
  },
  {
    text: "Articles",
    items: [page("Formats", "formats"), page("The article format", "article-format"), page("Languages", "languages")],
  },
  {
    text: "Appearance",
    items: [page("Theming", "theming"), page("Reading settings", "settings"), page("Keyboard", "keyboard")],
  },
  {
    text: "Operate",
    items: [
      page("Serving", "serving"),
      page("Security and privacy", "security"),
      page("Accessibility", "accessibility"),
      page("Browsers", "browsers"),
      page("Versions and migration", "versions"),
      page("Benchmarks", "benchmarks"),
    ],
  },
];

/** Replaces links to files outside of `docs/`, as described above. */
const linkRepositoryFiles = (markdown) => {
  markdown.core.ruler.push("repository-files", ({ tokens }) => {
    for (const { children } of tokens) {
      let isOutside = false;
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const href = token.attrGet("href");
          isOutside = href.startsWith("../");
          if (isOutside && repository) token.attrSet("href", new URL(href.slice(3), repository).href);
        }
        if (isOutside && !repository && token.type.startsWith("link_"))
          Object.assign(token, { type: "text", tag: "", nesting: 0 });
      }
    }
  });
};

/** Runs a code block whose first line is ```` ```html live Title ````: below the code is a frame with the same text as its page. */
const runLiveExamples = ({ renderer, utils }) => {
  const render = renderer.rules.fence;
  renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    const code = render(tokens, index, ...rest);
    const [, title] = /^html live (.+)$/.exec(info) ?? [];
    if (!title) return code;
    const [name, page] = [title, content].map(utils.escapeHtml);
    return `${code}<iframe class="live-example" title="${name}" srcdoc="${page}" loading="lazy" v-pre></iframe>\n`;
  };
};

/** Splits a token such as `>…</` before `<` and after `>`, if it contains Arabic or Hebrew letters. */
const splitAtTags = (token) =>
  /[\u0590-\u08ff]/.test(token.content)
    ? token.content.split(/(?=<)|(?<=>)/).map((content) => ({ ...token, content }))
    : [token];

/** Lets a line break after an underscore between words in code, because names of tests are wider than a column of a table. */
const breakAfterUnderscores = ({ renderer }) => {
  const render = renderer.rules.code_inline;
  renderer.rules.code_inline = (...args) => render(...args).replace(/(?<=[a-z0-9])_/g, "_<wbr>");
};

/** Marks the cells with long texts, which style.css keeps wide enough to read. */
const markLongCells = (markdown) => {
  markdown.core.ruler.push("long-cells", ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === "td_open" && tokens[index + 1].content.length > 80) token.attrJoin("class", "long");
  });
};

export default defineConfig({
  lang: "en",
  title: "Maqal",
  description: "An article reader for the web, made for Arabic and every right-to-left language",
  outDir: "../target/docs",
  cacheDir: "../target/docs-cache",
  cleanUrls: false,
  head: [["link", { rel: "icon", href: "/maqal/icon.svg", type: "image/svg+xml" }]],
  sitemap: url ? { hostname: url } : undefined,
  transformPageData: (data) => {
    if (!url) return;
    const path = data.relativePath.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html");
    data.frontmatter.head = [["link", { rel: "canonical", href: new URL(path, url).href }]];
  },
  markdown: {
    // The usual themes have colors with too little contrast.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify },
    // style.css gives each token its own direction. Therefore spaces are separate tokens, and so is right-to-left text
    // between two tags.
    codeTransformers: [
      {
        preprocess: (_, options) => {
          options.mergeWhitespaces = "never";
        },
        tokens: (lines) => lines.map((line) => line.flatMap(splitAtTags)),
      },
    ],
    config: (markdown) => {
      linkRepositoryFiles(markdown);
      runLiveExamples(markdown);
      breakAfterUnderscores(markdown);
      markLongCells(markdown);
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("maqal-") } } },
  srcExclude: ["node_modules/**"],
  themeConfig: {
    nav: [page("Guide", "getting-started"), page("Formats", "formats"), page("Theming", "theming")],
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
  },
});
