// The documentation site: https://vitepress.dev/reference/site-config
//
// The pages also read well in the repository, so they link to its files by relative paths. The site does not contain those
// files: `DOCS_REPOSITORY`, such as https://git.example.org/maqal/blob/main/, makes links of them, and without it they are plain
// text. `DOCS_URL`, the public URL of the site, adds a sitemap and canonical links.

import { defineConfig } from "vitepress";

const { DOCS_REPOSITORY: repository, DOCS_URL: url } = process.env;

const page = (text, name) => ({ text, link: `/${name}` });

const sidebar = [
  {
    text: "Start",
    items: [page("What Maqal is", ""), page("Getting started", "getting-started"), page("Troubleshooting", "troubleshooting")],
  },
  {
    text: "Integrate",
    items: [
      page("Embed the element", "element"),
      page("The page", "page"),
      page("In a frame", "frame"),
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

/** Replaces links to files outside of `docs/` as described above. */
const linkRepositoryFiles = (markdown) => {
  markdown.core.ruler.push("repository-files", ({ tokens }) => {
    for (const { children } of tokens) {
      let outside = false;
      for (const token of children ?? []) {
        const href = token.type === "link_open" ? token.attrGet("href") : undefined;
        if (href?.startsWith("../")) {
          if (repository) token.attrSet("href", new URL(href.slice(3), repository).href);
          else outside = true;
        }
        if (outside && token.type.startsWith("link_")) {
          if (token.type === "link_close") outside = false;
          Object.assign(token, { type: "text", tag: "", nesting: 0, content: "" });
        }
      }
    }
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
  markdown: { config: linkRepositoryFiles },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("maqal-") } } },
  themeConfig: {
    nav: [page("Guide", "getting-started"), page("Formats", "formats"), page("Theming", "theming")],
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
  },
});
