addEventListener("DOMContentLoaded", () => {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation.type === "back_forward") document.querySelector("main").remove();
});
