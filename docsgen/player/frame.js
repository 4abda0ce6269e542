// The page inside somebody else's: its colours, its height and its state.

import { frontEnd } from "./front-end.js";
import { answerWordPress, isInWordPress, tellWordPress } from "./wordpress.js";

/** Milliseconds without a change after which a height is worth telling. */
const REST = 50;

/** @param {string} name a parameter of the page's address */
export function asked(name) {
  return new URLSearchParams(location.search).get(name);
}

/**
 * The colour scheme that the address asks for: light, dark or system. WordPress cannot tell which the
 * page has, but nearly all of its themes are light.
 */
export function theme() {
  const value = asked("theme") ?? asked("__theme");
  if (value === "page" && isInWordPress) return "light";
  return value === "light" || value === "dark" ? value : "system";
}

/**
 * Hear messages of a type from the page around this one, and from nobody else.
 * @param {string} type
 * @param {(data: any, origin: string) => void} take
 */
export function hear(type, take) {
  addEventListener("message", ({ source, data, origin }) => {
    if (source === parent && parent !== window && data?.type === type) take(data, origin);
  });
}

/** Follow the parent when it changes its colours: {type: "docsgen:theme", theme: "dark"}. */
export function follow() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = theme();
  const show = () => {
    const isDark = chosen === "dark" || (chosen === "system" && system.matches);
    document.documentElement.dataset.theme = chosen;
    document.documentElement.style.colorScheme = chosen === "system" ? "" : chosen;
    frontEnd.showTheme(chosen, isDark);
  };
  hear("docsgen:theme", (data) => {
    if (!["light", "dark", "system"].includes(data.theme)) return;
    chosen = data.theme;
    show();
  });
  system.addEventListener("change", show);
  show();
}

/**
 * Tell the parent how high the page is and how the player is, whenever that changes:
 * {type: "docsgen:height", height} in CSS pixels, {type: "docsgen:state", state}. A parent that came to
 * hear them later asks for the height: {type: "docsgen:report"}.
 */
export function report() {
  if (parent === window) return;
  document.documentElement.classList.add("framed"); // nothing is as high as the frame then
  let last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const measure = () => Math.ceil(document.body.getBoundingClientRect().height);
  const tell = () => {
    const height = measure();
    if (height === last || !frontEnd.isFilled()) return;
    last = height;
    parent.postMessage({ type: "docsgen:height", height }, "*");
    tellWordPress(height);
  };
  hear("docsgen:report", () => {
    last = 0;
    tell();
  });
  answerWordPress(measure);
  new ResizeObserver(() => {
    clearTimeout(pause);
    pause = setTimeout(tell, REST);
  }).observe(document.body);
  document.addEventListener("docsgen:state", (event) => {
    const { state } = /** @type {CustomEvent} */ (event).detail;
    parent.postMessage({ type: "docsgen:state", state }, "*");
  });
}
