import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "maqal-reader" } } })],
  // The sample article of this repository, served as /matn-china-russia.json.
  publicDir: "../../static/articles",
});
