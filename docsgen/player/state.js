// The player's state, for everybody outside: hosts, tests and the indicator.

/** @returns {PlayerState} */
export function state() {
  return /** @type {PlayerState} */ (document.documentElement.dataset.player ?? "idle");
}

/**
 * Change the state and say so with a `docsgen:state` event on the document.
 * @param {PlayerState} value
 * @param {object} [detail] what else there is to know, such as how long the phases took
 */
export function enter(value, detail = {}) {
  document.documentElement.dataset.player = value;
  document.dispatchEvent(new CustomEvent("docsgen:state", { detail: { state: value, ...detail } }));
}

/**
 * Show on the root element how many requests the app has not finished yet: its events, among others.
 * @param {number} count
 */
export function showPending(count) {
  document.documentElement.dataset.pending = String(count);
}

let touched = false;
for (const type of ["click", "input", "keydown"]) {
  addEventListener(type, ({ isTrusted }) => (touched ||= isTrusted), true);
}

/** Whether the reader has used the page: clicked, typed or chosen something. */
export function isTouched() {
  return touched;
}
