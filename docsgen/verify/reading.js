// What a component shows, as data: the value that a demo's script expects. Called by
// docsgen/verify/expectations.py with the component's element (or one inside it).

/** @typedef {string | number | boolean | null | Value[] | {[key: string]: any}} Value */

/**
 * @param {HTMLElement} element
 * @returns {Value}
 */
(element) => {
  /** @type {(selector: string) => HTMLElement[]} */
  const all = (selector) => [...element.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
  /** @type {(found: HTMLElement) => string} */
  const text = (found) => found.innerText.trim();
  /** @type {(input: Element) => string} */
  const caption = (input) => text(/** @type {HTMLElement} */ (input.closest("label")));
  const chosen = () => all("input:checked").map(caption);

  if (element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type)) return element.checked;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  if (all('[role="log"]').length) return all('[data-testid="user"], [data-testid="bot"]').map(text);
  if (element.querySelector('[data-testid="checkbox-group"]')) return chosen();
  if (element.querySelector("input[type=radio]")) return chosen()[0] ?? "";
  if (all(".virtual-row").length || element.querySelector(".virtual-table-viewport")) {
    return all(".virtual-row").map((row) => [...row.querySelectorAll("[data-row] .text")].map((cell) => cell.textContent));
  }
  if (element.querySelector(".json-holder")) {
    const source = all(".json-node .content").map((line) => line.textContent).join("");
    return JSON.parse(source || "null");
  }
  if (element.querySelector(".cm-content")) return all(".cm-line").map((line) => line.textContent).join("\n");
  const winner = all('[data-testid="label-output-value"]')[0];
  if (winner) return text(winner);
  if (element.querySelector(".token-remove")) return all(".token > span, .token .label").map(text);
  const box = element.querySelector("input[type=checkbox]");
  if (box instanceof HTMLInputElement && element.querySelector(".checkbox-container")) return box.checked;
  const field = element.querySelector("textarea, input:not([type=range], [type=file], [type=checkbox])");
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  const files = all(".file-preview .filename");
  if (files.length) return files.map((name) => text(name).replace(/\s+/g, ""));
  const label = element.querySelector('[data-testid="block-info"], [data-testid="block-label"]');
  const shown = text(element);
  const caption_ = label instanceof HTMLElement ? text(label) : "";
  return caption_ && shown.startsWith(caption_) ? shown.slice(caption_.length).trim() : shown;
}
