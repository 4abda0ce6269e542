// Called by framed.py: how bright the ground is on which the app stands, from 0 to 1.

/**
 * @param {string} container the selector of the element around the app
 * @returns {number}
 */
(container) => {
  /** @type {Element | null} */
  let element = document.querySelector(container) ?? document.body;
  for (; element; element = element.parentElement) {
    const color = getComputedStyle(element).backgroundColor;
    const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha > 0) return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
  return 1;
}
