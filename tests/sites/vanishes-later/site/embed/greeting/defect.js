addEventListener("click", () => setTimeout(() => document.querySelector("main").remove(), 2000));
