document.querySelector("button.copy").addEventListener("click", () => {
  navigator.clipboard.writeText(document.querySelector("pre").textContent);
});
