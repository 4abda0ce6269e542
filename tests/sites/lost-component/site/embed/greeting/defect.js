addEventListener("DOMContentLoaded", () => document.querySelector("#greeting").closest(".block").remove());
