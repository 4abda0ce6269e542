// What the reader sees of the player: a thin line while Python starts, and words when something is
// wrong. It lives in a shadow tree, out of reach of the app's styles.

import { state } from "./state.js";
import { filled } from "./texts.js";

/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

const STYLE = `
:host { all: initial; position: fixed; inset: 0 0 auto; z-index: 2147483647; pointer-events: none;
  font: 13px/1.5 system-ui, sans-serif; color-scheme: light dark; }
[hidden] { display: none !important; }
.line { height: 3px; overflow: hidden; background: rgb(249 115 22 / .2); }
.line::before { content: ""; display: block; height: 100%; width: 40%; background: #f97316;
  animation: run 1.4s ease-in-out infinite; }
.stage { position: absolute; right: 8px; top: 8px; padding: 2px 10px; border-radius: 99px;
  background: light-dark(#fff, #27272a); color: light-dark(#3f3f46, #e4e4e7);
  box-shadow: 0 1px 6px rgb(0 0 0 / .25); }
.panel { pointer-events: auto; box-sizing: border-box; max-width: 640px; max-height: 90vh;
  overflow: auto; margin: 12px auto; padding: 12px 16px; border-radius: 8px;
  border: 1px solid light-dark(#fca5a5, #7f1d1d); background: light-dark(#fff, #1c1917);
  color: light-dark(#18181b, #f4f4f5); box-shadow: 0 4px 24px rgb(0 0 0 / .3); }
.panel.note { border-color: light-dark(#d4d4d8, #3f3f46); }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
pre { overflow: auto; max-height: 40vh; margin: 8px 0; font: 12px/1.4 ui-monospace, monospace;
  white-space: pre-wrap; }
summary { cursor: pointer; }
button { font: inherit; padding: 4px 12px; margin: 8px 8px 0 0; border-radius: 6px; cursor: pointer;
  border: 1px solid light-dark(#d4d4d8, #52525b); background: transparent; color: inherit; }
button:focus-visible, summary:focus-visible { outline: 2px solid #f97316; outline-offset: 2px; }
@keyframes run { from { transform: translateX(-100%); } to { transform: translateX(260%); } }
@media (prefers-reduced-motion: reduce) { .line::before { animation: none; width: 100%; } }
`;
const MARKUP = `
<div class="line" hidden></div>
<div class="stage" role="status" hidden></div>
<div class="panel" role="alert" hidden>
  <p></p>
  <details><summary></summary><pre></pre></details>
  <button class="again"></button><button class="dismiss"></button>
</div>`;

export class Indicator {
  /**
   * @param {Interpreter} interpreter
   * @param {{clear: () => void}} media
   */
  constructor(interpreter, media) {
    this.interpreter = interpreter;
    this.media = media;
    const host = document.createElement("docsgen-player");
    const shadow = host.attachShadow({ mode: "open" });
    shadow.innerHTML = MARKUP;
    const style = document.createElement("style");
    style.textContent = STYLE;
    shadow.append(style);
    document.body.append(host);
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (shadow.querySelector(name));
    this.line = part(".line");
    this.stage = part(".stage");
    this.panel = part(".panel");
    this.text = part("p");
    this.details = part("details");
    this.trace = part("pre");
    this.again = part(".again");
    this.texts = interpreter.demo.texts;
    part("summary").textContent = this.texts["what-python-says"];
    part(".dismiss").textContent = this.texts.dismiss;
    this.again.onclick = () => this.#restart();
    part(".dismiss").onclick = () => this.#hide();
    this.#listen();
  }

  #listen() {
    document.addEventListener("docsgen:state", () => this.#show());
    this.interpreter.addEventListener("progress", (event) => {
      this.stage.textContent = /** @type {CustomEvent} */ (event).detail;
    });
    this.interpreter.addEventListener("note", (event) => {
      this.#tell(/** @type {CustomEvent} */ (event).detail, "", "", true);
    });
    this.interpreter.addEventListener("stuck", () => {
      this.#tell(this.texts.stuck, "", this.texts.restart);
    });
    this.interpreter.addEventListener("moving", () => this.#hide());
  }

  #show() {
    const isBooting = state() === "booting";
    this.line.hidden = !isBooting;
    this.stage.hidden = !isBooting;
    if (isBooting) this.#hide();
    const { failure } = this.interpreter;
    if (state() === "failed" && failure) {
      const message = filled(this.texts["not-started"], { reason: failure.message });
      this.#tell(message, failure.trace, this.texts.again);
    }
  }

  /**
   * @param {string} message
   * @param {string} trace
   * @param {string} again
   * @param {boolean} [isNote]
   */
  #tell(message, trace, again, isNote = false) {
    this.text.textContent = message;
    this.trace.textContent = trace;
    this.details.hidden = !trace;
    this.again.textContent = again;
    this.again.hidden = !again;
    this.panel.classList.toggle("note", isNote);
    this.panel.hidden = false;
  }

  #hide() {
    this.panel.hidden = true;
  }

  #restart() {
    this.#hide();
    this.media.clear();
    this.interpreter.restart()?.catch(() => {});
  }
}
