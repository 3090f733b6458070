export default (config) => {
  config.addPassthroughCopy({
    // The reader, for one script tag.
    "node_modules/maqal-reader": "maqal-reader",
    // The articles. In this repository there is one sample; a site has the JSON files of its CMS here.
    "../../static/articles": "articles",
  });
};

export const config = { dir: { input: "pages" } };
