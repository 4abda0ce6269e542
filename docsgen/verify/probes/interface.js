// Called by appearing.py on an embed: what its UI lacks of what the exported configuration names, in
// words. Only what is visible counts.

/**
 * @param {{app: string, labels: string, named: {kind: string, name: string}[]}} expected selectors of
 *   the app and of labels in it, and what must be there
 * @returns {string[]}
 */
({ app, labels, named }) => {
  /** @param {string} selector */
  const shown = (selector) =>
    [...document.querySelectorAll(`${app} :is(${selector})`)]
      .filter((e) => e.checkVisibility())
      .map((e) => plain(/** @type {HTMLElement} */ (e).textContent ?? ""));
  /** @param {string} text */
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  const labelled = shown(labels);
  const buttons = shown("button");
  return named
    .filter(({ kind, name }) => !(kind === "button" ? buttons : labelled).includes(plain(name)))
    .map(({ kind, name }) => `there is no ${kind} "${name}"`);
}
