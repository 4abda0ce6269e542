// The support matrix for readers with JavaScript: filters whose state is in the address, a highlighted
// row and column, and movement by arrow keys.

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.filter"));
  const table = /** @type {HTMLTableElement} */ (document.querySelector(".matrix table"));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const rows = [...table.tBodies[0].rows];
  const heads = [...(table.tHead?.rows[0].cells ?? [])].slice(1);
  const names = ["component", "event"];

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  /** @param {Element} cell */
  const text = (cell) => cell.textContent?.trim() ?? "";
  /** Whether `name` is what the reader asked for: the very name, or else a part of one.
   * @param {string} name @param {string} wanted @param {string[]} all */
  const fits = (name, wanted, all) =>
    all.some((one) => one.toLowerCase() === wanted) ? name.toLowerCase() === wanted : name.toLowerCase().includes(wanted);

  /** Show the components and events that the two fields name, in the table and in the lists. */
  function narrow() {
    const components = rows.map((row) => text(row.cells[0]));
    const events = heads.map(text);
    const wanted = names.map((name) => field(name).value.trim().toLowerCase());
    const columns = events.map((event) => fits(event, wanted[1], events));
    let ticks = 0;
    rows.forEach((row, number) => {
      const supported = [...row.cells].slice(1).filter((cell, at) => columns[at] && text(cell));
      row.hidden = !fits(components[number], wanted[0], components) || (wanted[1] !== "" && !supported.length);
      if (!row.hidden) ticks += supported.length;
    });
    for (const row of table.rows) {
      [...row.cells].slice(1).forEach((cell, at) => (cell.hidden = !columns[at]));
    }
    const shown = components.filter((_, number) => !rows[number].hidden);
    narrowList("by-component", (name) => shown.includes(name));
    narrowList("by-event", (name) => columns[events.indexOf(name)]);
    output.value = docsgenText("events.filtered", {
      shown: shown.length,
      rows: rows.length,
      columns: columns.filter(Boolean).length,
      all: heads.length,
      count: ticks,
    });
  }

  /** @param {string} id @param {(name: string) => boolean} isShown */
  function narrowList(id, isShown) {
    const items = document.getElementById(id)?.parentElement?.querySelectorAll("li") ?? [];
    for (const item of items) item.hidden = !isShown(item.dataset.name ?? "");
  }

  /** Keep the fields in the address, so that what is shown can be linked to. */
  function remember() {
    const url = new URL(location.href);
    for (const name of names) {
      if (field(name).value) url.searchParams.set(name, field(name).value);
      else url.searchParams.delete(name);
    }
    history.replaceState(null, "", url);
  }

  /** Fill the fields from the address. */
  function recall() {
    const query = new URLSearchParams(location.search);
    for (const name of names) field(name).value = query.get(name) ?? "";
    narrow();
  }

  /** Highlight the column of a cell.
   * @param {Element | null} cell */
  function highlight(cell) {
    for (const lit of table.querySelectorAll(".on")) lit.classList.remove("on");
    if (!(cell instanceof HTMLTableCellElement) || cell.cellIndex === 0) return;
    for (const row of table.rows) row.cells[cell.cellIndex].classList.add("on");
  }

  /** Move between the cells that are shown.
   * @param {KeyboardEvent} event */
  function move(event) {
    const from = /** @type {HTMLTableCellElement | null} */ (/** @type {Element} */ (event.target).closest("th, td"));
    if (!from) return;
    const shown = [...table.rows].filter((row) => !row.hidden);
    const grid = shown.map((row) => [...row.cells].filter((cell) => !cell.hidden));
    const y = grid.findIndex((cells) => cells.includes(from));
    const x = grid[y].indexOf(from);
    const [lastX, lastY] = [grid[0].length - 1, grid.length - 1];
    /** @type {Record<string, [number, number]>} */
    const places = {
      ArrowLeft: [x - 1, y],
      ArrowRight: [x + 1, y],
      ArrowUp: [x, y - 1],
      ArrowDown: [x, y + 1],
      Home: [0, event.ctrlKey ? 0 : y],
      End: [lastX, event.ctrlKey ? lastY : y],
    };
    const to = places[event.key];
    if (!to) return;
    event.preventDefault();
    const cell = grid[Math.max(0, Math.min(lastY, to[1]))][Math.max(0, Math.min(lastX, to[0]))];
    const target = cell.querySelector("a") ?? cell;
    target.tabIndex = cell === target ? -1 : 0;
    target.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  form.addEventListener("input", () => (narrow(), remember()));
  form.addEventListener("reset", () => setTimeout(() => (narrow(), remember())));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", recall);
  table.addEventListener("keydown", move);
  for (const type of ["mouseover", "focusin"]) {
    table.addEventListener(type, (event) => highlight(/** @type {Element} */ (event.target).closest("th, td")));
  }
  table.addEventListener("mouseleave", () => highlight(null));
  recall();
})();
