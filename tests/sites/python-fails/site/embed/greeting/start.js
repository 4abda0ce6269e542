addEventListener("message", ({ data }) => {
  if (data?.type !== "docsgen:start") return;
  document.documentElement.dataset.player = "failed";
  const apology = document.createElement("docsgen-player");
  apology.textContent = "Python could not be loaded";
  document.querySelector("main").append(apology);
});
