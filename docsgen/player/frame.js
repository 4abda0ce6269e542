// The page inside somebody else's: its colours and its height.

/** The colour scheme that the address asks for: light, dark or system. */
export function theme() {
  const asked = new URLSearchParams(location.search);
  const value = asked.get("theme") ?? asked.get("__theme");
  return value === "light" || value === "dark" ? value : "system";
}

/**
 * Follow the parent when it changes its colours: {type: "docsgen:theme", theme: "dark"}.
 * @param {HTMLElement} app
 */
export function follow(app) {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.type !== "docsgen:theme") return;
    if (data.theme !== "light" && data.theme !== "dark") return;
    app.setAttribute("theme_mode", data.theme);
    document.body.classList.toggle("dark", data.theme === "dark");
  });
}

/**
 * Tell the parent how high the app is, whenever that changes.
 * @param {HTMLElement} app
 */
export function report(app) {
  if (parent === window) return;
  let last = 0;
  const tell = () => {
    const height = Math.ceil(contentHeight(app));
    if (height === last || !height) return;
    last = height;
    parent.postMessage({ type: "docsgen:height", height }, "*");
  };
  const sizes = new ResizeObserver(tell);
  const watch = () => {
    for (const part of parts(app)) sizes.observe(part);
    tell();
  };
  new MutationObserver(watch).observe(app, { childList: true, subtree: true });
  watch();
}

/**
 * What has the height of its content; the elements around it stretch to the height of the frame.
 * @param {HTMLElement} app
 */
function parts(app) {
  const container = app.querySelector(".gradio-container");
  return container ? [...container.querySelectorAll(":scope > .main > *, footer")] : [app];
}

/** @param {HTMLElement} app */
function contentHeight(app) {
  const bottoms = parts(app).map((part) => {
    const { bottom, height } = part.getBoundingClientRect();
    return height ? bottom + scrollY : 0;
  });
  const main = app.querySelector(".gradio-container > .main");
  const below = main ? parseFloat(getComputedStyle(main).paddingBottom) : 0;
  return Math.max(0, ...bottoms) + below;
}
