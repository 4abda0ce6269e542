addEventListener("DOMContentLoaded", () => {
  const height = Math.ceil(document.querySelector(".gradio-container").getBoundingClientRect().height);
  if (parent !== window) parent.postMessage({ type: "docsgen:height", height }, "*");
});
