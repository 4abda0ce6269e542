// What an embed shows around the app: its code, if the address asks for it, and where it comes from.
// Both live in shadow trees, out of reach of the app's styles.

import { filled } from "./texts.js";

const FONT = "system-ui, sans-serif";

const ORIGIN_STYLE = `
:host { all: initial; display: block; flex: none; color-scheme: inherit; }
p { margin: 0; padding: 6px 12px; font: 12px/1.5 ${FONT}; overflow-wrap: anywhere;
  color: light-dark(#52525b, #b4b4bd); border-top: 1px solid light-dark(#e4e4e7, #3f3f46);
  background: light-dark(#fafafa, #18181b); }
a { color: inherit; } a:focus-visible { outline: 2px solid #f97316; outline-offset: 2px; }`;

const CODE_STYLE = `
:host { all: initial; display: block; min-width: 0; align-self: start; color-scheme: inherit; }
section { padding: 12px 16px; position: relative;
  background: light-dark(#f8f8f7, #18181b); color: light-dark(#1f2328, #e6e6e6); }
pre { margin: 0; overflow: auto; max-height: 40rem; font: 13px/1.55 ui-monospace, monospace; tab-size: 4; }
pre:focus-visible, button:focus-visible { outline: 2px solid #f97316; outline-offset: 2px; }
button { position: absolute; top: 8px; right: 8px; font: 12px/1.5 ${FONT}; padding: 2px 10px;
  border-radius: 6px; cursor: pointer; color: inherit; background: light-dark(#fff, #27272a);
  border: 1px solid light-dark(#d4d4d8, #52525b); }`;

/**
 * Say below the app what it is and where it comes from.
 * @param {Demo} demo
 */
export function showOrigin(demo) {
  const line = document.createElement("p");
  if (demo.home) {
    const link = document.createElement("a");
    link.href = new URL(demo.home, document.baseURI).href;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = demo.title;
    line.append(link);
  } else {
    line.append(demo.title);
  }
  line.append(` · ${filled(demo.texts.where, { library: demo.library })}`);
  document.body.append(shadowed("docsgen-origin", ORIGIN_STYLE, line));
}

/**
 * Show the demo's script beside the app, or below it where there is little room.
 * @param {Demo} demo
 */
export function showCode(demo) {
  const section = document.createElement("section");
  section.setAttribute("aria-label", filled(demo.texts.code, { title: demo.title }));
  const code = document.createElement("pre");
  code.tabIndex = 0;
  const copy = document.createElement("button");
  copy.textContent = demo.texts.copy;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent ?? "");
    copy.textContent = demo.texts.copied;
  });
  section.append(code, copy);
  document.body.classList.add("with-code");
  document.body.append(shadowed("docsgen-code", CODE_STYLE, section));
  fetch(demo.files[demo.entry] ?? "")
    .then((response) => response.text())
    .then((text) => {
      code.textContent = text;
    })
    .catch(() => {
      code.textContent = demo.texts["no-code"];
    });
}

/**
 * @param {string} name
 * @param {string} style
 * @param {HTMLElement} content
 */
function shadowed(name, style, content) {
  const host = document.createElement(name);
  const sheet = document.createElement("style");
  sheet.textContent = style;
  host.attachShadow({ mode: "open" }).append(sheet, content);
  return host;
}
