import { defineConfig } from "vite";

// The sample article of this repository, served as /matn-china-russia.json.
export default defineConfig({ publicDir: "../../static/articles" });
