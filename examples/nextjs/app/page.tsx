import { readFile } from "node:fs/promises";
import { Story } from "./story";

// In place of this file, a site reads its database or its CMS.
const SAMPLE = "../../static/articles/matn-china-russia.json";

export default async function Page() {
  const article = JSON.parse(await readFile(SAMPLE, "utf8"));
  return <Story article={article} />;
}
