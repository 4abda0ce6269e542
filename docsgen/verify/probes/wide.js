// Called by paging.py: what makes the document wider than its window, widest first.

/** @returns {string[]} */
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  /** @param {Element} e */
  const right = (e) => Math.round(e.getBoundingClientRect().right);
  const culprits = [...document.body.querySelectorAll("*")]
    .filter((e) => right(e) > width && !isInBox(e))
    .sort((one, other) => right(other) - right(one))
    .map((e) => `up to ${right(e)} px: ${e.outerHTML.slice(0, 100).replace(/\s+/g, " ")}`);

  /** @param {Element} e */
  function isInBox(e) {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  }

  return [...culprits, `up to ${document.documentElement.scrollWidth} px`];
}
