import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [
    starlight({
      title: "A library",
      // What docsgen prints for the configuration.
    }),
  ],
});
