addEventListener("click", () => {
  let left = 3;
  setInterval(() => {
    left -= 1;
    if (!left) document.body.style.opacity = 0;
  }, 1000);
});
