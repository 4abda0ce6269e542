// What the default theme adds where JavaScript runs; every page works without it. A classic script,
// because browsers load no modules from files.

(() => {
  /** The colour themes with their names, in the order of the button. @type {Record<string, string>} */
  const names = {
    system: docsgenText("site.colours-system"),
    light: docsgenText("site.colours-light"),
    dark: docsgenText("site.colours-dark"),
  };
  const themes = Object.keys(names);
  const root = document.documentElement;

  /** What keeps pages for reading without a connection, where the site wants that. */
  const worker = document.currentScript?.dataset.worker;

  /** @template {Element} T @param {string} selector @returns {T[]} */
  const all = (selector) => /** @type {T[]} */ ([...document.querySelectorAll(selector)]);

  /** Let the reader choose the colour theme; the choice is remembered. */
  function offerThemes() {
    const button = document.querySelector("button.theme");
    const show = () => button?.setAttribute("aria-label", docsgenText("site.colours-chosen", { theme: names[root.dataset.theme ?? "system"] }));
    button?.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
      root.dataset.theme = next;
      show();
      try {
        localStorage.setItem("theme", next);
      } catch {
        // Storage may be blocked; the choice then holds for this page.
      }
    });
    show();
  }

  /** @type {WeakSet<Element>} */
  const copying = new WeakSet();

  /** Copy the text that `read` gives when `button` is pressed, and say how that went.
   * @param {HTMLButtonElement} button @param {() => string | Promise<string>} read */
  function copies(button, read) {
    if (copying.has(button)) return;
    copying.add(button);
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(await read());
        button.textContent = docsgenText("site.copied");
      } catch {
        button.textContent = docsgenText("site.copying-forbidden");
      }
      setTimeout(() => (button.textContent = label), 1500);
    });
  }

  /** Let lines of code that are too long for their place be wrapped. */
  function offerWrapping() {
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const isLong = target.scrollWidth > target.clientWidth || target.matches(".wrapped");
        if (isLong) target.parentElement?.classList.add("long");
      }
    });
    all(".code > pre").forEach((sample) => observer.observe(sample));
  }

  /** Wrap the lines of a sample, or let them run on. */
  function wrapOnDemand() {
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement) || !target.matches(".wrap")) return;
      const isWrapped = target.closest("figure")?.querySelector(":scope > pre")?.classList.toggle("wrapped");
      target.setAttribute("aria-pressed", String(isWrapped));
    });
  }

  /** Open on paper what can be opened on the screen, and say where demos can be tried out. */
  function openForPrint() {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("main details:not([open])");
      opened.forEach((one) => (one.open = true));
      const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
      for (const demo of /** @type {HTMLElement[]} */ (all(".demo figcaption"))) {
        const href = demo.querySelector("a[href^='.']")?.getAttribute("href");
        demo.dataset.address = new URL(href ?? "", page?.href ?? location.href).href;
      }
    });
    addEventListener("afterprint", () => opened.forEach((one) => (one.open = false)));
  }

  /** Give every code sample, and the page as a whole, a working copy button. */
  function offerCopies() {
    for (const button of /** @type {HTMLButtonElement[]} */ (all("button.copy"))) {
      const figure = button.closest("figure");
      copies(button, () => figure?.dataset.copied ?? figure?.querySelector(":scope > pre")?.textContent ?? "");
    }
    for (const button of /** @type {HTMLButtonElement[]} */ (all("button.copy-page"))) {
      copies(button, async () => (await fetch("index.md")).text());
      button.hidden = location.protocol === "file:";
    }
    for (const button of /** @type {HTMLButtonElement[]} */ (all("button.copy-line"))) {
      copies(button, () => button.previousElementSibling?.textContent ?? "");
    }
  }

  /** Close the lists that open over the page when they are left, and when Escape is pressed. */
  function closeLists() {
    for (const list of /** @type {HTMLDetailsElement[]} */ (all("details:is(.versions, .page-menu)"))) {
      /** @param {EventTarget | null} place */
      const leave = (place) => place instanceof Node && !list.contains(place) && (list.open = false);
      document.addEventListener("click", ({ target }) => leave(target));
      list.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
      list.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !list.open) return;
        list.open = false;
        list.querySelector("summary")?.focus();
      });
    }
  }

  /** Open the panels where there is room for them, and close one that is left or followed. */
  function managePanels() {
    for (const [selector, width] of [[".sidebar", "52rem"], [".toc", "80rem"]]) {
      const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector(selector));
      if (!panel) continue;
      const narrow = matchMedia(`(max-width: ${width})`);
      const fit = () => (panel.open = !narrow.matches);
      const close = () => narrow.matches && (panel.open = false);
      narrow.addEventListener("change", fit);
      panel.querySelector("nav")?.addEventListener("click", (event) => {
        if (event.target instanceof HTMLAnchorElement) close();
      });
      document.addEventListener("click", (event) => {
        if (event.target instanceof Node && !panel.contains(event.target)) close();
      });
      panel.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !panel.open || !narrow.matches) return;
        close();
        panel.querySelector("summary")?.focus();
      });
      fit();
    }
  }

  /** Keep the current page in sight in a long sidebar. */
  function showCurrentPage() {
    const sidebar = /** @type {HTMLElement | null} */ (document.querySelector(".sidebar"));
    const current = /** @type {HTMLElement | null} */ (sidebar?.querySelector("[aria-current]") ?? null);
    if (sidebar && current) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2;
  }

  /** Mark the section that is being read in the table of contents. */
  function followReading() {
    const links = /** @type {HTMLAnchorElement[]} */ (all(".toc a"));
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      const line = parseFloat(getComputedStyle(root).scrollPaddingTop) + 8;
      const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
      const read = headings.filter((heading) => heading && heading.getBoundingClientRect().top <= line);
      const current = atEnd && scrollY > 0 ? links.length - 1 : read.length - 1;
      links.forEach((link, number) => {
        if (number !== current) return link.removeAttribute("aria-current");
        link.setAttribute("aria-current", "true");
        const toc = /** @type {HTMLElement | null} */ (link.closest(".toc"));
        if (toc && toc.scrollHeight > toc.clientHeight) toc.scrollTop = link.offsetTop - toc.clientHeight / 2;
      });
    };
    if (!links.length) return;
    let waiting = 0;
    document.addEventListener("scroll", () => (waiting ||= requestAnimationFrame(() => (mark(), (waiting = 0)))), {
      passive: true,
    });
    mark();
  }

  /** Let a long list of parameters be narrowed down by name or description. */
  function offerFilters() {
    for (const filter of all("p.filter")) {
      const input = /** @type {HTMLInputElement} */ (filter.querySelector("input"));
      const output = /** @type {HTMLOutputElement} */ (filter.querySelector("output"));
      const list = filter.nextElementSibling;
      const next = list?.nextElementSibling;
      const shared = next instanceof HTMLDetailsElement && next.matches(".shared") ? next : undefined;
      const rows = /** @type {HTMLElement[]} */ ([...(list?.children ?? []), ...(shared?.querySelectorAll(".parameter") ?? [])]);
      const narrow = () => {
        const words = input.value.toLowerCase().split(/\s+/);
        for (const row of rows) {
          const text = (row.textContent ?? "").toLowerCase();
          row.hidden = !words.every((word) => text.includes(word));
        }
        if (shared && input.value) shared.open = rows.some((row) => !row.hidden && shared.contains(row));
        const shown = rows.filter((row) => !row.hidden).length;
        output.value = input.value ? docsgenText("reference.filtered", { shown, all: rows.length }) : "";
      };
      input.addEventListener("input", narrow);
      addEventListener("hashchange", () => {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target?.hidden || !rows.includes(target)) return;
        input.value = "";
        narrow();
        target.scrollIntoView();
      });
    }
  }

  /** Open what a link leads into, which not every browser does. */
  function openTarget() {
    const open = () => {
      const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const folded = /** @type {HTMLDetailsElement | null} */ (place?.closest("details.shared:not([open])"));
      if (!folded) return;
      folded.open = true;
      place?.scrollIntoView();
    };
    addEventListener("hashchange", open);
    open();
  }

  /** Let a link to the same page, of another version or language, lead to the same place. */
  function keepPlace() {
    const links = /** @type {HTMLAnchorElement[]} */ (all("a.same-page"));
    const keep = () => links.forEach((link) => (link.hash = location.hash));
    addEventListener("hashchange", keep);
    keep();
  }

  /** Lead on to the place of a section that is no longer here. */
  function followMoved() {
    const follow = () => {
      const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const link = place?.matches(".moved") && place.querySelector("a");
      if (link) location.replace(link.href);
    };
    addEventListener("hashchange", follow);
    follow();
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
        return say(docsgenText("site.search-needs-server"));
      }
      try {
        const { module = "", style = "", index = "" } = button.dataset;
        const { openSearch } = await import(new URL(module, document.baseURI).href);
        await openSearch(style, index && new URL(index, document.baseURI).href);
      } catch {
        say(docsgenText("site.search-failed"));
      }
    };
    const isMac = navigator.platform.startsWith("Mac");
    if (isMac) /** @type {HTMLElement} */ (button.querySelector("kbd")).textContent = "⌘K";
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
  }

  /**
   * Tell the reader something that must be read before going on.
   * @param {string} text
   */
  function say(text) {
    const dialog = document.createElement("dialog");
    dialog.className = "message";
    dialog.innerHTML = '<form method="dialog"><p></p><button></button></form>';
    /** @type {HTMLElement} */ (dialog.querySelector("p")).textContent = text;
    /** @type {HTMLElement} */ (dialog.querySelector("button")).textContent = docsgenText("site.close");
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  offerThemes();
  offerSearch();
  offerCopies();
  offerWrapping();
  wrapOnDemand();
  openForPrint();
  managePanels();
  showCurrentPage();
  followReading();
  keepPlace();
  closeLists();
  offerFilters();
  openTarget();
  document.addEventListener("docsgen:update", () => (offerCopies(), offerWrapping())); // `docsgen serve` has changed the page
  linkFiles();
  followMoved();
  if (worker) navigator.serviceWorker?.register(new URL(worker, document.baseURI)).catch(() => {}); // where it may
})();
