addEventListener("message", ({ data }) => {
  if (data?.type !== "docsgen:start") return;
  document.documentElement.dataset.player = "ready";
  const toast = "<div data-testid='toast-text' class='error'>division by zero</div>";
  document.querySelector("main").insertAdjacentHTML("beforeend", toast);
});
