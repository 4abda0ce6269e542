// Brings what Python starts from into the browser's cache while the reader is on the way to the app.

import { chosenBoot } from "./boots.js";
import { asked } from "./frame.js";
import { state } from "./state.js";

/** What readers do before they do something with the app. */
const SIGNS = ["pointerover", "focusin"];

/**
 * Prefetch once the reader comes near, or at once when the page around asks for it (`?prefetch=1`).
 * Readers who save data are spared.
 * @param {Demo} demo
 */
export function prefetchSoon(demo) {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData) return;
  if (asked("prefetch") === "1") {
    prefetch(demo);
    return;
  }
  const come = () => {
    for (const sign of SIGNS) removeEventListener(sign, come);
    if (state() === "idle") prefetch(demo);
  };
  for (const sign of SIGNS) addEventListener(sign, come);
}

/** @param {Demo} demo */
function prefetch({ runtime, files }) {
  const { pyodide, player } = runtime;
  const parts =
    chosenBoot(runtime) === "snapshot"
      ? [runtime.snapshot, `${player}/snapshot.js`, `${player}/library.js`]
      : [runtime.python, `${pyodide}/python_stdlib.zip`];
  parts.push(...PYODIDE.map((name) => `${pyodide}/${name}`));
  parts.push(`${player}/worker.js`, runtime.lock, "runtime.json");
  for (const url of [...parts.map((part) => `${new URL(part ?? "", runtime.url)}`), ...Object.values(files)]) {
    fetch(url, { priority: "low" })
      .then((response) => response.body?.pipeTo(new WritableStream()))
      .catch(() => {}); // whoever needs it says so
  }
}

const PYODIDE = ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"];
