// Called by framed.py in a frame that has the height which the embed told: how many pixels of the
// app are cut off, and how many stay empty below it.

/** @returns {[number, number]} */
() => {
  const media = "img, video, audio, canvas, svg, input, textarea, button, iframe";
  const bottoms = [...document.body.querySelectorAll("*")]
    .filter((e) => e.checkVisibility() && (e.matches(media) || hasText(e)))
    .map((e) => e.getBoundingClientRect().bottom + scrollY);

  /** @param {Element} e */
  function hasText(e) {
    return [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.nodeValue?.trim());
  }

  const scrolled = document.documentElement.scrollHeight;
  return [scrolled - innerHeight, innerHeight - Math.max(0, ...bottoms)];
}
