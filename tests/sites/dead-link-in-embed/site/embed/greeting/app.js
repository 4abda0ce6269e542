document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = `Hello ${document.querySelector("#name").value}!`;
  document.querySelector("main").insertAdjacentHTML("beforeend", "<a href='../../gone/'>More</a>");
});
