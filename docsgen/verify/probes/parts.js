// Called by seeing.py: what a reader should be able to see of an app, part by part, whether it is
// painted or not. What is not rendered at all, as in closed tabs and accordions, is no part. From
// then on `docsgenPart(number)` brings a part into the window and says where it is then.

/** @typedef {[number, number, number, number]} Box left, top, right and bottom, from the corner of the window */
/** @typedef {{what: string, kind: "text" | "thing", owner: Element, nodes: (Element | Text)[]}} Part */

/**
 * @param {{app: string, component: string, labels: string, apart: string, overlays: string}} selectors
 * @returns {{what: string, kind: string, boxes: Box[]}[]}
 */
(selectors) => {
  const THING = "input:not([type=file]), textarea, select, button, [contenteditable=true], img, svg, canvas, video, audio, iframe";
  const FIELD = "textarea, input:not([type=range], [type=checkbox], [type=radio], [type=color], [type=file])";
  const APART = `:is(${selectors.apart}), docsgen-player`;
  const UNSPOKEN = "svg, style, script, select, textarea";
  const VISIBLE = { opacityProperty: true, visibilityProperty: true };

  const app = /** @type {Element} */ (document.querySelector(selectors.app));
  if (!app) return [];
  /** @type {Map<string, Part>} */
  const parts = new Map();
  /** @type {Map<Element, number>} */
  const numbers = new Map();
  scrollTo(0, 0);
  const above = [...document.querySelectorAll(selectors.overlays)].filter((e) => e.checkVisibility(VISIBLE));
  for (const element of app.querySelectorAll("*")) {
    if (element.checkVisibility() && !element.closest(APART) && !isBehind(element)) collect(element);
  }

  const all = [...parts.values()];
  Object.assign(window, {
    docsgenPart(/** @type {number} */ number) {
      const [node] = all[number].nodes;
      const element = node instanceof Element ? node : node.parentElement;
      element?.scrollIntoView({ behavior: "instant", block: "center", inline: "center" });
      return all[number].nodes.flatMap(boxes);
    },
  });
  return all.map(({ what, kind, owner, nodes }) => ({ what: `${what}${ofOwner(owner)}`, kind, boxes: nodes.flatMap(boxes) }));

  /** @param {Element} element */
  function collect(element) {
    if (element.matches(THING) && (!element.closest("button") || isMeant(element))) note("the control", "thing", component(element), element);
    if (element.matches(FIELD) && /** @type {HTMLInputElement} */ (element).value.trim() && isMeant(element)) {
      note("the value", "text", component(element), element);
    }
    const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim());
    if (!texts.length || element.closest(UNSPOKEN) || isForEars(element)) return;
    for (const text of texts) noteText(/** @type {Text} */ (text), element);
  }

  /**
   * @param {Text} text
   * @param {Element} element
   */
  function noteText(text, element) {
    const button = element.closest("button");
    if (element.closest(selectors.labels)) note("the label", "text", component(element), text);
    else if (isMeant(element)) note(button ? "the caption" : "the text", "text", button ?? component(element), text);
  }

  /**
   * @param {string} what
   * @param {"text" | "thing"} kind
   * @param {Element} owner
   * @param {Element | Text} node
   */
  function note(what, kind, owner, node) {
    if (!numbers.has(owner)) numbers.set(owner, numbers.size);
    const key = `${numbers.get(owner)} ${what}`;
    const part = parts.get(key) ?? { what, kind, owner, nodes: [] };
    part.nodes.push(node);
    parts.set(key, part);
  }

  /** The component around an element, be it a button by itself.
   * @param {Element} element */
  function component(element) {
    return element.closest(selectors.component) ?? element.closest("button") ?? app;
  }

  /** Whether the library itself has put something over it that a reader can close or wait for.
   * @param {Element} element */
  function isBehind(element) {
    const [[left, top, right, bottom]] = boxes(element);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return above.some((over) => {
      const [[left, top, right, bottom]] = boxes(over);
      return !over.contains(element) && left <= x && x <= right && top <= y && y <= bottom;
    });
  }

  /** Whether it is no part that its component hides until the mouse is over it, or something is chosen.
   * @param {Element} element */
  function isMeant(element) {
    const owner = component(element);
    return element.checkVisibility(VISIBLE) || (owner !== app && !owner.checkVisibility(VISIBLE) && !owner.matches("[role=tab]"));
  }

  /** Whether only screen readers are to have it: cut to a pixel, by itself or with what is around it.
   * @param {Element} element */
  function isForEars(element) {
    const owner = component(element);
    for (let at = /** @type {Element | null} */ (element); at && at !== owner; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      if (Math.min(width, height) <= 1 && getComputedStyle(at).position === "absolute") return true;
    }
    return false;
  }

  /**
   * @param {Element | Text} node
   * @returns {Box[]}
   */
  function boxes(node) {
    const range = document.createRange();
    range.selectNode(node);
    const rectangles = node instanceof Element ? [node.getBoundingClientRect()] : [...range.getClientRects()];
    return rectangles.map(({ left, top, right, bottom }) => [left, top, right, bottom]);
  }

  /** @param {Element} owner */
  function ofOwner(owner) {
    if (owner === app) return " of the app";
    const kind = owner.matches("button") ? "button" : "component";
    const name = (owner.querySelector(selectors.labels) ?? owner).textContent?.replace(/\s+/g, " ").trim().slice(0, 60);
    return ` of a ${kind}${name ? ` "${name}"` : ""}`;
  }
}
