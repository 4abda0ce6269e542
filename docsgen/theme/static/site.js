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
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button.copy"))) {
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

  /** Load the search and open it when the reader asks for it. */
  function offerSearch() {
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.search"));
    if (!button) return;
    const open = async () => {
      if (location.protocol === "file:") {
        return say("The search needs a web server: browsers let no page that is opened as a file load it.");
      }
      try {
        const { module = "", style = "" } = button.dataset;
        const { openSearch } = await import(new URL(module, document.baseURI).href);
        await openSearch(style);
      } catch {
        say("The search could not be loaded. Is there a connection?");
      }
    };
    const isMac = navigator.platform.startsWith("Mac");
    /** @type {HTMLElement} */ (button.querySelector("kbd")).textContent = isMac ? "⌘K" : "Ctrl K";
    button.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const typing = /** @type {Element} */ (event.target).closest("input, textarea, select, [contenteditable]");
      const chord = key.toLowerCase() === "k" && (isMac ? metaKey : ctrlKey) && !altKey;
      const slash = key === "/" && !typing && !ctrlKey && !metaKey && !altKey;
      if (!chord && !slash) return;
      event.preventDefault();
      open();
    });
    button.hidden = false;
  }

  /**
   * Tell the reader something that must be read before going on.
   * @param {string} text
   */
  function say(text) {
    const dialog = document.createElement("dialog");
    dialog.className = "message";
    dialog.innerHTML = '<form method="dialog"><p></p><button>Close</button></form>';
    /** @type {HTMLElement} */ (dialog.querySelector("p")).textContent = text;
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  offerThemes();
  offerSearch();
  offerCopies();
  foldSidebar();
  linkFiles();
})();
