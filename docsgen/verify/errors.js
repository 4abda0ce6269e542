// Runs before the app does and tells docsgen/verify/watching.py of every error that the app shows
// to its reader: Python that raised becomes a message which is soon gone. It is called with the
// selector of such messages.

/** @param {string} selector */
(selector) => {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element) messagesIn(node).forEach(tell);
      }
    }
  }).observe(document, { childList: true, subtree: true });

  /** @param {Element} added */
  function messagesIn(added) {
    return added.matches(selector) ? [added] : [...added.querySelectorAll(selector)];
  }

  /** @param {Element} message */
  function tell(message) {
    /** @type {any} */ (window).docsgenErrorShown((message.textContent ?? "").trim());
  }
}
