// What the default theme adds where JavaScript runs; every page works without it. A classic script,
// because browsers load no modules from files.

(() => {
  const themes = ["system", "light", "dark"];

  /** Let the reader choose the colour theme; the choice is remembered. */
  function offerThemes() {
    const button = /** @type {HTMLButtonElement} */ (document.querySelector("button.theme"));
    const root = document.documentElement;
    const show = () => {
      const theme = root.dataset.theme ?? "system";
      button.textContent = theme[0].toUpperCase() + theme.slice(1);
      button.setAttribute("aria-label", `Colour theme: ${theme}`);
    };
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
      root.dataset.theme = next;
      show();
      try {
        localStorage.setItem("theme", next);
      } catch {
        // Storage may be blocked; the choice then holds for this page.
      }
    });
    button.hidden = false;
    show();
  }

  /** Give every code sample a working copy button. */
  function offerCopies() {
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.copy[hidden]"))) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const code = button.closest("figure")?.querySelector(":scope > pre")?.textContent ?? "";
        try {
          await navigator.clipboard.writeText(code);
          button.textContent = "Copied";
        } catch {
          button.textContent = "Copying is not allowed here";
        }
        setTimeout(() => (button.textContent = "Copy"), 1500);
      });
    }
  }

  /** Fold the list of pages away where it would push the page itself off a small screen. */
  function foldSidebar() {
    const sidebar = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".sidebar"));
    const narrow = matchMedia("(max-width: 52rem)");
    if (!sidebar) return;
    const fold = () => (sidebar.open = !narrow.matches);
    narrow.addEventListener("change", fold);
    fold();
    const current = /** @type {HTMLElement | null} */ (sidebar.querySelector("[aria-current]"));
    if (current) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2;
  }

  /** Opened as a file, a folder shows its listing: lead to its page instead. */
  function linkFiles() {
    if (location.protocol !== "file:") return;
    for (const link of document.querySelectorAll("a")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  }

  offerThemes();
  offerCopies();
  document.addEventListener("docsgen:update", offerCopies); // `docsgen serve` has changed the page
  foldSidebar();
  linkFiles();
})();
