// The value that a component of Gradio shows in a way of its own. Called by
// docsgen/verify/expectations.py with the component's element (or one inside it); null where
// docsgen/verify/reading.js knows what it shows.

/**
 * @param {HTMLElement} element
 * @returns {{value: unknown} | null}
 */
(element) => {
  /** @type {(selector: string) => HTMLElement[]} */
  const all = (selector) => [...element.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
  /** @type {(found: HTMLElement) => string} */
  const text = (found) => found.innerText.trim();
  /** @type {(input: Element) => string} */
  const caption = (input) => text(/** @type {HTMLElement} */ (input.closest("label")));
  /** @type {(selector: string) => boolean} */
  const has = (selector) => element.querySelector(selector) !== null;

  if (has('[role="log"]')) return { value: all('[data-testid="user"], [data-testid="bot"]').map(text) };
  if (has('[data-testid="checkbox-group"]')) return { value: all("input:checked").map(caption) };
  if (has(".virtual-row, .virtual-table-viewport")) {
    const cells = (/** @type {Element} */ row) => [...row.querySelectorAll("[data-row] .text")];
    return { value: all(".virtual-row").map((row) => cells(row).map((cell) => cell.textContent)) };
  }
  if (has(".json-holder")) {
    const source = all(".json-node .content").map((line) => line.textContent).join("");
    return { value: JSON.parse(source || "null") };
  }
  if (has(".cm-content")) return { value: all(".cm-line").map((line) => line.textContent).join("\n") };
  const winner = all('[data-testid="label-output-value"]')[0];
  if (winner) return { value: text(winner) };
  if (has(".token-remove")) return { value: all(".token > span, .token .label").map(text) };
  const box = element.querySelector("input[type=checkbox]");
  if (box instanceof HTMLInputElement && has(".checkbox-container")) return { value: box.checked };
  const files = all(".file-preview .filename");
  if (files.length) return { value: files.map((name) => text(name).replace(/\s+/g, "")) };
  return null;
}
