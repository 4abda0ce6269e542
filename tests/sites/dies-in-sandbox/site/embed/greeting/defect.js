addEventListener("DOMContentLoaded", () => {
  const app = document.querySelector("main");
  app.remove();
  localStorage.getItem("visits");
  document.querySelector(".gradio-container").append(app);
});
