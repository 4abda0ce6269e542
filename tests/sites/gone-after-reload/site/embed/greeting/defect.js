addEventListener("DOMContentLoaded", () => {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation.type === "reload") document.querySelector("main").remove();
});
