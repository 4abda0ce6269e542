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
  const parts = [`${player}/worker.js`, runtime.lock, "runtime.json"];
  let snapshot;
  parts.push(...PYODIDE.map((name) => `${pyodide}/${name}`));
  if (runtime.snapshot && chosenBoot(runtime) === "snapshot") {
    parts.push(`${player}/snapshot.js`, `${player}/library.js`);
    snapshot = load(runtime.url + runtime.snapshot);
  } else {
    parts.push(runtime.python, `${pyodide}/python_stdlib.zip`);
  }
  const urls = parts.map((part) => new URL(part, runtime.url).href);
  coming = Promise.all([snapshot, ...[...urls, ...Object.values(files)].map(load)]);
}

/**
 * What was prefetched, once all of it is there: the file of the snapshot, for which a private window's
 * cache has no room. Whoever loads the same file at the same time would disturb this one.
 * @returns {Promise<Blob | undefined>}
 */
export async function prefetched() {
  const [file] = await coming;
  coming = Promise.all([]);
  return file;
}

/**
 * The file at an address; nothing when it cannot be had, which whoever needs it will say.
 * @param {string} url
 */
async function load(url) {
  try {
    const response = await fetch(url, { priority: "low" });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

const PYODIDE = ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"];

/** The snapshot, then all else that is on its way. @type {Promise<(Blob | undefined)[]>} */
let coming = Promise.all([]);
