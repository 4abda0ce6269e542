document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = `Hello ${document.querySelector("#name").value}!`;
  setTimeout(() => {
    const toast = "<div data-testid='toast-text' class='error'>division by zero</div>";
    document.querySelector("main").insertAdjacentHTML("beforeend", toast);
  }, 2000);
});
