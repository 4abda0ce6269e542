addEventListener("load", () => setTimeout(() => { for (;;); }, 100));
