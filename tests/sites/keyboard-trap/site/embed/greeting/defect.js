addEventListener("keydown", (event) => {
  if (event.key === "Tab" && event.target.id === "greeting") event.preventDefault();
});
