addEventListener("message", ({ data }) => {
  if (data?.type === "docsgen:start") document.documentElement.dataset.player = "ready";
});
