document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = `Hello ${document.querySelector("#name").value}!`;
  document.documentElement.dataset.pending = 1;
  document.body.animate([], 2000).finished.then(() => {
    document.documentElement.dataset.pending = 0;
    const toast = "<div data-testid='toast-text' class='error'>division by zero</div>";
    document.querySelector("main").insertAdjacentHTML("beforeend", toast);
  });
});
