import { defineConfig } from "vitepress";

export default defineConfig({
  title: "A library",
  // What docsgen prints for the configuration.
});
