function fail() {
  document.documentElement.dataset.player = "failed";
  const player = document.createElement("docsgen-player");
  player.attachShadow({ mode: "open" }).innerHTML = "<div role='alert'><p>Python could not be loaded</p></div>";
  document.querySelector("main").append(player);
}

addEventListener("message", ({ data }) => {
  if (data?.type === "docsgen:start") fail();
});
if (location.search.includes("autostart=1")) fail();
