if (parent !== window) {
  const height = Math.ceil(document.querySelector(".gradio-container").getBoundingClientRect().height);
  parent.postMessage({ type: "docsgen:height", height }, "*");
}
