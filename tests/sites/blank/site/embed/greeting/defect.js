addEventListener("DOMContentLoaded", () => document.querySelector("main").replaceChildren());
