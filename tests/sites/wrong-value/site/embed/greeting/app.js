document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = "Goodbye!";
});
