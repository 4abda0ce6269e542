addEventListener("click", () => setTimeout(() => {
  const notice = "<div style='position: fixed; inset: 0; background: lightblue'>Subscribe!</div>";
  document.querySelector("main").insertAdjacentHTML("beforeend", notice);
}, 2000));
