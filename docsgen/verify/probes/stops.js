// Called by keyboard.py: the controls that Tab must reach, in words. From then on
// `docsgenStop()` says which of them has the focus, or -1.

/** @returns {string[]} */
() => {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true]";
  /** @type {Set<string>} */
  const groups = new Set();
  const stops = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).filter(
    (e) => e.tabIndex >= 0 && !e.matches(":disabled") && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && isFirstOfGroup(e),
  );

  /** Tab enters a group of radio buttons once.
   * @param {HTMLElement} e */
  function isFirstOfGroup(e) {
    if (!(e instanceof HTMLInputElement) || e.type !== "radio" || !e.name) return true;
    return !groups.has(e.name) && groups.add(e.name);
  }

  /** @param {Element | null} e */
  const group = (e) => (e instanceof HTMLInputElement && e.type === "radio" ? e.name : "");
  Object.assign(window, {
    docsgenStop() {
      const focused = document.activeElement;
      return stops.findIndex((e) => e === focused || (group(e) && group(e) === group(focused)));
    },
  });
  /** @type {any} */ (document.activeElement)?.blur();
  return stops.map((e) => {
    const name = e.getAttribute("aria-label") || e.textContent?.trim() || e.getAttribute("placeholder") || "";
    return `<${e.localName}>${name ? ` "${name.replace(/\s+/g, " ").slice(0, 60)}"` : ""}`;
  });
}
