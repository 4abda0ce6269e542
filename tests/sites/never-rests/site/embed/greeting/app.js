document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#greeting").value = `Hello ${document.querySelector("#name").value}!`;
  document.documentElement.dataset.pending = 1;
  setInterval(() => {}, 50);
  const tick = () => setTimeout(tick, 50);
  tick();
});
