// For pages with iframes of embeds, once per page: each frame becomes as high as its demo, and follows the
// colours of the page where its address says theme=page. Frames of other hosts are left alone.
// docs/embeds.md says what the frame and the page tell each other.

import { isDarkAround, watchColours } from "./page-colours.js";

/** Pixels of the highest demo that is believed. */
const TALLEST = 20_000;

/** The folder of this script: frames are served below it. */
const HERE = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

const system = matchMedia("(prefers-color-scheme: dark)");

/** The frames of embeds that are on the page now. */
function frames() {
  return [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(HERE));
}

/** @param {HTMLIFrameElement} frame */
function tellColours(frame) {
  if (new URL(frame.src).searchParams.get("theme") !== "page") return;
  const theme = (isDarkAround(frame) ?? system.matches) ? "dark" : "light";
  frame.contentWindow?.postMessage({ type: "docsgen:theme", theme }, "*");
}

addEventListener("message", ({ source, data }) => {
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || !/^docsgen:(height|state)$/.test(data?.type)) return;
  if (data.height > 0 && data.height <= TALLEST) frame.style.height = `${Math.ceil(data.height)}px`;
  tellColours(frame);
});
watchColours(document.body ?? document.documentElement, () => frames().forEach(tellColours));
for (const frame of frames()) {
  // It may have said how high it is before this script was there.
  frame.contentWindow?.postMessage({ type: "docsgen:report" }, "*");
}
