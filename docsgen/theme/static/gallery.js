// The gallery's filters; what is shown is in the address, so that it can be linked to.

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.filter"));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".gallery > li")]);
  const names = ["text", "uses", "state"];

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

  /** Show the demos that fit all fields. */
  function narrow() {
    const [text, uses, state] = names.map((name) => field(name).value);
    const words = text.toLowerCase().split(/\s+/);
    for (const card of cards) {
      const content = (card.textContent ?? "").toLowerCase();
      const fits =
        words.every((word) => content.includes(word)) &&
        (!uses || (card.dataset.uses ?? "").split(" ").includes(uses)) &&
        (!state || card.querySelector(".tag")?.textContent === state);
      card.hidden = !fits;
    }
    const shown = cards.filter((card) => !card.hidden).length;
    output.value = docsgenText("demos.shown", { shown, count: cards.length });
  }

  function remember() {
    const url = new URL(location.href);
    for (const name of names) {
      if (field(name).value) url.searchParams.set(name, field(name).value);
      else url.searchParams.delete(name);
    }
    history.replaceState(null, "", url);
  }

  const query = new URLSearchParams(location.search);
  for (const name of names) field(name).value = query.get(name) ?? "";
  form.addEventListener("input", () => (narrow(), remember()));
  form.addEventListener("reset", () => setTimeout(() => (narrow(), remember())));
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
