// Which colours the page around an embed has: hosts say it with a class or an attribute, and all of
// them by what is behind the embed. Part of live-demo.js and of frames.js.

/** Attributes with which pages say which colours they have. */
const MARKS = ["data-theme", "data-mode", "data-color-mode", "data-bs-theme", "data-md-color-scheme"];

/** The one of JupyterLab, which says true or false. */
const LIGHT = "data-jp-theme-light";

/** Classes that say it, as of Tailwind, VitePress, Ghost and Reveal. */
const MARKED = /^(?:theme-|has-|is-)?(dark|light)(?:-mode|-theme|-background)?$/;

/**
 * Whether the page around an element is dark; undefined when it leaves that to the system. What is
 * nearest counts: a card may be light on a dark page.
 * @param {Element} element
 */
export function isDarkAround(element) {
  for (const part of partsFrom(parentOf(element))) {
    const isDark = isMarkedDark(part) ?? isBackgroundDark(part);
    if (isDark !== undefined) return isDark;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (!scheme.includes("dark")) return false; // nothing at all is white
  return scheme.includes("light") ? undefined : true;
}

/**
 * Hear when the colours of an element or around it may have changed; the answer ends it.
 * @param {Element} element
 * @param {() => void} changed
 */
export function watchColours(element, changed) {
  const marks = new MutationObserver(changed);
  for (const part of partsFrom(element)) {
    marks.observe(part, { attributeFilter: ["class", "style", LIGHT, ...MARKS] });
  }
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  const ended = (/** @type {TransitionEvent} */ { propertyName }) =>
    propertyName.startsWith("background") && changed(); // until then the old colour was there
  addEventListener("transitionend", ended);
  return () => {
    marks.disconnect();
    system.removeEventListener("change", changed);
    removeEventListener("transitionend", ended);
  };
}

/**
 * An element and those around it, from the nearest.
 * @param {Element | null} element
 */
function* partsFrom(element) {
  for (let part = element; part; part = parentOf(part)) yield part;
}

/**
 * The element around one, out of a shadow tree as well.
 * @param {Element} element
 */
function parentOf(element) {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** @param {Element} part */
function isMarkedDark(part) {
  if (part.hasAttribute(LIGHT)) return part.getAttribute(LIGHT) === "false";
  for (const name of MARKS) {
    const value = part.getAttribute(name) ?? "";
    if (/dark|night|slate|black/i.test(value)) return true;
    if (/light|default|white/i.test(value)) return false;
  }
  const mark = [...part.classList].map((name) => MARKED.exec(name)?.[1]).find(Boolean);
  return mark === undefined ? undefined : mark === "dark";
}

/** @param {Element} part */
function isBackgroundDark(part) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (
    getComputedStyle(part).backgroundColor.match(/[\d.]+/g) ?? []
  ).map(Number);
  return alpha > 0.5 ? 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 : undefined;
}
