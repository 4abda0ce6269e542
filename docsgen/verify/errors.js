// Runs before the app does and tells docsgen/verify/watching.py of every error that the app shows
// to its reader: Python that raised becomes a message which is soon gone.

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node instanceof Element) messagesIn(node).forEach(tell);
    }
  }

  /** @param {Element} added */
  function messagesIn(added) {
    const selector = '[data-testid="toast-text"].error';
    return added.matches(selector) ? [added] : [...added.querySelectorAll(selector)];
  }

  /** @param {Element} message */
  function tell(message) {
    /** @type {any} */ (window).docsgenErrorShown((message.textContent ?? "").trim());
  }
}).observe(document, { childList: true, subtree: true });
