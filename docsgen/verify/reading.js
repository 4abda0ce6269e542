// What a component shows, as data: the value that a demo's script expects, where its library has no
// way of its own to show it. Called by docsgen/verify/expectations.py with the component's element (or
// one inside it) and the selector of labels.

/**
 * @param {HTMLElement} element
 * @param {string} labels
 * @returns {string | boolean}
 */
(element, labels) => {
  /** @type {(found: HTMLElement) => string} */
  const text = (found) => found.innerText.trim();

  if (element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type)) return element.checked;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  if (element.querySelector("input[type=radio]")) {
    const chosen = element.querySelector("input:checked")?.closest("label");
    return chosen instanceof HTMLElement ? text(chosen) : "";
  }
  const field = element.querySelector("textarea, input:not([type=range], [type=file], [type=checkbox])");
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value;
  const label = element.querySelector(labels);
  const shown = text(element);
  const caption = label instanceof HTMLElement ? text(label) : "";
  return caption && shown.startsWith(caption) ? shown.slice(caption.length).trim() : shown;
}
