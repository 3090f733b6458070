import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "../../static/articles";

/** The articles, each with its name for URLs. */
export default readdirSync(FOLDER).map((file) => {
  const { title, body } = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
  return { name: file.replace(/\.json$/, ""), title, paragraphs: body.map(({ content }) => content) };
});
