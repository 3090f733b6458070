import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  // The sample article of this repository, served as /matn-china-russia.json.
  publicDir: "../../static/articles",
});
