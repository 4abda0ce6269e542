// Called by paging.py: where the links of the rendered page lead, and the places that it has.

/** @returns {[string[], string[]]} */
() => [
  [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[href]"))].map((a) => a.href),
  [...document.querySelectorAll("[id], a[name]")].map((e) => e.id || (e.getAttribute("name") ?? "")),
]
