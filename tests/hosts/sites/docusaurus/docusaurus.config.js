module.exports = {
  title: "A library",
  url: "https://library.example",
  baseUrl: "/",
  presets: [["classic", { blog: false }]],
  themeConfig: { colorMode: { respectPrefersColorScheme: true } },
  // What docsgen prints for the configuration.
};
