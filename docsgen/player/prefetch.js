// Brings what Python starts from into the browser's cache while the reader is on the way to the app.

import { chosenBoot, savesData } from "./boots.js";
import { asked } from "./frame.js";
import { state } from "./state.js";

/**
 * What readers do before they do something with the app. A pointer that comes over it without moving
 * does not count: the page was scrolled, or opened, below it.
 */
const SIGNS = ["pointermove", "pointerdown", "focusin"];

/** The parts of Pyodide that every start needs. */
const PYODIDE = ["pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"];

/** The snapshot, once all else that is on its way is there too. @type {Promise<Blob | undefined>} */
let coming = Promise.resolve(undefined);

/**
 * Prefetch once the reader comes near, or at once when the page around asks for it (`?prefetch=1`).
 * Readers who save data are spared.
 * @param {Demo} demo
 */
export function prefetchSoon(demo) {
  if (savesData()) return;
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
  /** @type {Promise<Blob | undefined>} */
  let snapshot = Promise.resolve(undefined);
  parts.push(...PYODIDE.map((name) => `${pyodide}/${name}`));
  if (runtime.snapshot && chosenBoot(runtime) === "snapshot") {
    parts.push(`${player}/snapshot.js`, `${player}/library.js`);
    snapshot = load(runtime.url + runtime.snapshot);
  } else {
    parts.push(runtime.python, `${pyodide}/python_stdlib.zip`);
  }
  const urls = parts.map((part) => new URL(part, runtime.url).href);
  const others = Promise.all([...urls, ...Object.values(files)].map(load));
  coming = others.then(() => snapshot); // the others are in the cache, and nobody has to keep them
}

/**
 * What was prefetched, once all of it is there: the file of the snapshot, for which a private window's
 * cache has no room. Whoever loads the same file at the same time would disturb this one.
 * @returns {Promise<Blob | undefined>}
 */
export async function prefetched() {
  const file = await coming;
  coming = Promise.resolve(undefined);
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
