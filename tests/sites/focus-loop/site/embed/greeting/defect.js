addEventListener("focusin", (event) => {
  if (event.target.matches("button")) document.querySelector("#name").focus();
});
