document.body.classList.toggle("dark", location.search.includes("theme=dark"));
