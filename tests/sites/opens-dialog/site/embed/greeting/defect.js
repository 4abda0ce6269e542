addEventListener("load", () => alert("Subscribe!"));
