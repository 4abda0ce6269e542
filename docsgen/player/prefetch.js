// Brings what Python starts from into the browser's cache while the reader is on the way to the app.

import { chosenBoot, plainArchive, savesData, usableSnapshot } from "./boots.js";
import { asked } from "./frame.js";
import { modulesIn } from "./pyodide.js";
import { state } from "./state.js";

/**
 * What readers do before they do something with the app. A pointer that comes over it without moving
 * does not count: the page was scrolled, or opened, below it.
 */
const SIGNS = ["pointermove", "pointerdown", "focusin"];

/**
 * The file of the snapshot, if it is on its way: a private window's cache has no room for it, and
 * whoever loads it at the same time would disturb this.
 * @type {Promise<Blob | undefined>}
 */
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
  const snapshot = chosenBoot(runtime) === "snapshot" && usableSnapshot(runtime);
  if (snapshot) coming = load(runtime.url + snapshot.file);
  for (const url of [...partsOf(runtime), ...Object.values(files)]) load(url); // they are for the cache
}

/**
 * The addresses of what Python starts from, but for the snapshot itself.
 * @param {RuntimeParts} runtime
 */
export function partsOf(runtime) {
  const { pyodide, player, manifest } = runtime;
  const parts = [`${player}/worker.js`, runtime.lock, manifest];
  parts.push(...["library.js", "network.js", "pyodide.js"].map((name) => `${player}/${name}`));
  const { loader, core } = modulesIn(pyodide);
  parts.push(...["pyodide.asm.wasm", core, loader].map((name) => `${pyodide}/${name}`));
  if (usableSnapshot(runtime) && chosenBoot(runtime) === "snapshot") {
    parts.push(`${player}/snapshot.js`);
  } else {
    parts.push(plainArchive(runtime), `${pyodide}/python_stdlib.zip`);
  }
  return parts.map((part) => new URL(part, runtime.url).href);
}

/**
 * The bytes of the snapshot, unpacked; from the file that was prefetched, if there is one.
 * @param {RuntimeParts} runtime
 * @returns {Promise<Uint8Array>}
 */
export async function snapshotOf(runtime) {
  const snapshot = usableSnapshot(runtime);
  if (!snapshot) throw new Error("There is no snapshot that this browser can unpack");
  const prefetched = await coming;
  coming = Promise.resolve(undefined); // nobody has to keep it
  const stream = prefetched?.stream() ?? (await streamOf(runtime.url + snapshot.file));
  const unpacked = stream.pipeThrough(new DecompressionStream(snapshot.format));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** @param {string} url */
async function streamOf(url) {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  return response.body;
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
