// Called by paging.py: what is shown and what is copied instead, for each copy button that errs.

/** @returns {Promise<[string, string][]>} */
async () => {
  /** @type {string[]} */
  const copied = [];
  const clipboard = { writeText: async (/** @type {string} */ text) => void copied.push(text) };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  /** @type {[string, string][]} */
  const wrong = [];
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("figure button.copy"))) {
    const samples = button.closest("figure")?.querySelectorAll("pre") ?? [];
    const sample = [...samples].find((one) => one.checkVisibility());
    if (!sample) continue;
    const shown = sample.innerText;
    copied.length = 0;
    button.click();
    await new Promise((done) => setTimeout(done));
    const got = copied[0] ?? "nothing";
    if (got.trimEnd() !== shown.trimEnd()) wrong.push([shown, got]);
  }
  return wrong;
}
