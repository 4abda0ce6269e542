// An app whose code its reader can change: with an editor in the same page (`?edit=1`, or when the page
// around asks for it), or by an editor in the page around, which is then another world for the app.

import { hear } from "./frame.js";
import { programOf } from "./program.js";
import { filled } from "./texts.js";

/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

/** @type {Promise<void> | undefined} */
let opened;

/**
 * Open the editor beside the app, once.
 * @param {Demo} demo
 * @param {Interpreter} interpreter
 * @param {Program} [given] what to edit in the place of the demo's own program, and to run at once
 */
export function openEditor(demo, interpreter, given) {
  opened ??= open(demo, interpreter, given);
  return opened;
}

/**
 * @param {Demo} demo
 * @param {Interpreter} interpreter
 * @param {Program} [given]
 */
async function open(demo, interpreter, given) {
  const [{ Workbench }, own] = await Promise.all([import("./workbench.js"), programOf(demo)]);
  const absolute = (/** @type {string} */ url) => url && new URL(url, document.baseURI).href;
  const runner = {
    run: (/** @type {Program} */ program) => interpreter.run(program),
    stop: () => void interpreter.restart()?.catch(() => {}),
    listen: (/** @type {(text: string) => void} */ print) => onOutput(interpreter, print),
  };
  const bench = new Workbench(runner, {
    ...(given ?? own),
    texts: demo.editor.texts,
    title: demo.title,
    playground: absolute(demo.editor.playground),
    base: given ? "" : demo.name,
    embed: demo.editor.page && absolute("."),
    version: demo.library,
  });
  const start = () => void interpreter.start()?.catch(() => {}); // the reader will want to run it
  bench.element.addEventListener("focusin", start, { once: true });
  document.body.classList.add("with-code");
  document.body.insertBefore(bench.element, document.querySelector("docsgen-origin"));
  await bench.open(absolute(demo.editor.reference));
  if (given) await bench.run();
}

/**
 * Let the page around run programs here, if it is of the same site: `{type: "docsgen:run", id, program}`
 * is answered by `{type: "docsgen:ran", id, error}`, or with `failure` where Python cannot run it. What is
 * printed is told as `{type: "docsgen:output", text}`. `{type: "docsgen:stop"}` ends what runs, and
 * `{type: "docsgen:edit", program}` opens the editor in this page.
 * @param {Demo} demo
 * @param {Interpreter} interpreter
 */
export function hearPrograms(demo, interpreter) {
  const tell = (/** @type {object} */ message) => parent.postMessage(message, location.origin);
  const hearOwn = (/** @type {string} */ type, /** @type {(data: any) => void} */ take) =>
    hear(type, (data, origin) => origin === location.origin && take(data));
  hearOwn("docsgen:run", ({ id, program }) => {
    interpreter.run(program).then(
      (error) => tell({ type: "docsgen:ran", id, error }),
      (error) => tell({ type: "docsgen:ran", id, error: null, failure: error.message }),
    );
  });
  hearOwn("docsgen:stop", () => void interpreter.restart()?.catch(() => {}));
  hearOwn("docsgen:edit", ({ program }) => {
    openEditor(demo, interpreter, program).catch((error) => {
      interpreter.note(filled(demo.editor.texts["no-editor"], { reason: error.message }));
    });
  });
  if (parent !== window) onOutput(interpreter, (text) => tell({ type: "docsgen:output", text }));
}

/**
 * @param {Interpreter} interpreter
 * @param {(text: string) => void} print
 */
function onOutput(interpreter, print) {
  interpreter.addEventListener("output", (event) => {
    print(/** @type {CustomEvent} */ (event).detail.text);
  });
}
