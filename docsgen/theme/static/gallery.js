// The gallery's filters; what is shown is in the address (`?task=chat&uses=Chatbot`), so that it can be
// linked to. `#task=chat` says the same, and leads to the demos of the task where there are no scripts.

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.filter"));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const shelf = /** @type {HTMLElement} */ (document.querySelector(".shelf"));
  const cards = /** @type {HTMLElement[]} */ ([...shelf.querySelectorAll(".gallery > li")]);
  const groups = /** @type {HTMLElement[]} */ ([...shelf.querySelectorAll("section")]);
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".tasks a")]);
  const names = ["text", "uses", "state"];
  let task = "";

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
  /** The task that a link leads to. @param {HTMLAnchorElement} link */
  const taskOf = (link) => new URLSearchParams(link.hash.slice(1)).get("task");
  /** Whether a list of words in an attribute has one. @param {string} [list] @param {string} [word] */
  const has = (list = "", word = "") => list.split(" ").includes(word);

  /** Show the demos that fit the task and all fields: without titles between them, if not all of them. */
  function narrow() {
    const [text, uses, state] = names.map((name) => field(name).value);
    const words = text.toLowerCase().split(/\s+/);
    for (const card of cards) {
      const content = (card.textContent ?? "").toLowerCase();
      const fits =
        words.every((word) => content.includes(word)) &&
        (!task || has(card.dataset.tasks, task)) &&
        (!uses || has(card.dataset.uses, uses)) &&
        (!state || card.querySelector(".tag")?.textContent === state);
      card.hidden = !fits;
    }
    const shown = cards.filter((card) => !card.hidden).length;
    shelf.classList.toggle("narrowed", shown < cards.length);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    for (const link of links) link.ariaCurrent = task && taskOf(link) === task ? "true" : null;
    output.value = docsgenText("demos.shown", { shown, count: cards.length });
  }

  function remember() {
    const said = new URLSearchParams(task && { task });
    for (const name of names) if (field(name).value) said.set(name, field(name).value);
    history.replaceState(null, "", `${location.pathname}${said.size ? "?" : ""}${said}`);
  }

  /** Whether the address has filters behind its #, and not a place on the page. */
  const saysFilters = () => location.hash.includes("=");

  /** Take from the address what is to be shown. */
  function recall() {
    const said = new URLSearchParams(saysFilters() ? location.hash.slice(1) : location.search);
    task = links.map(taskOf).find((name) => name === said.get("task")) ?? "";
    for (const name of names) field(name).value = said.get(name) ?? "";
    narrow();
  }

  form.addEventListener("input", () => (narrow(), remember()));
  form.addEventListener("reset", () => setTimeout(() => ((task = ""), narrow(), remember())));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => (saysFilters() || !location.hash) && recall());
  recall();
})();
