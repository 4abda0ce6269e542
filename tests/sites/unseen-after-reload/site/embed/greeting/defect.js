addEventListener("DOMContentLoaded", () => {
  const [navigation] = performance.getEntriesByType("navigation");
  if (navigation.type === "reload") document.body.style.opacity = 0;
});
