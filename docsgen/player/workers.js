// Workers in which Python starts. One can be started before its demo is known: an app is then shown as
// soon as it has been exported.

import { chosenBoot, plainArchive } from "./boots.js";
import { snapshotOf } from "./prefetch.js";

/** A worker that waits for its demo. @type {Worker | undefined} */
let waiting;

/**
 * A worker that has the page's policy, as only workers made from text have: one that is loaded from an
 * address has none. A classic one, because Chromium has no others where the page has no origin.
 * @param {RuntimeParts} runtime
 */
export async function createWorker(runtime) {
  const url = new URL(`${runtime.player}/worker.js`, runtime.url).href;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const text = new Blob([await response.arrayBuffer()], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(text));
}

/**
 * Let a worker start Python, which awaits its snapshot, if that is the way, and its demo.
 * @param {Worker} worker
 * @param {Place} place
 * @param {Boot} way
 */
export function begin(worker, { root, runtime, connect, texts }, way) {
  const place = { root, runtime, connect, texts };
  send(worker, { type: "boot", place, way, archive: plainArchive(runtime) });
}

/**
 * Start Python for a demo that this page will have. Resolves when it has started.
 * @param {Place} place
 */
export async function startAhead(place) {
  const { runtime } = place;
  const way = chosenBoot(runtime);
  const worker = await createWorker(runtime);
  /** @type {Promise<void>} */
  const started = new Promise((resolve, reject) => {
    worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => {
      if (data.type === "started") resolve();
      if (data.type === "failed") reject(new Error(data.message));
    };
  });
  begin(worker, place, way);
  if (way === "snapshot") send(worker, { type: "snapshot", bytes: await snapshotOf(runtime) });
  await started;
  waiting = worker;
}

/** The worker that was started ahead, for its only demo. */
export function takeStarted() {
  const worker = waiting;
  waiting = undefined;
  return worker;
}

/**
 * @param {Worker} worker
 * @param {ToWorker} message
 */
function send(worker, message) {
  worker.postMessage(message);
}
