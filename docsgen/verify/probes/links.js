// Called by paging.py: where the links of the rendered page lead, those that are no addresses, and the
// places that the page has.

/** @returns {[string[], string[], string[]]} */
() => {
  const links = [...document.querySelectorAll("a, area")].flatMap(
    (a) => a.getAttribute("href") ?? a.getAttribute("xlink:href") ?? [],
  );
  const isAddress = (/** @type {string} */ href) => URL.canParse(href, document.baseURI);
  return [
    links.filter(isAddress).map((href) => new URL(href, document.baseURI).href),
    links.filter((href) => !isAddress(href)),
    [...document.querySelectorAll("[id], a[name]")].map((e) => e.id || (e.getAttribute("name") ?? "")),
  ];
}
