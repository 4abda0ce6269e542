// Which way Python starts: from a memory snapshot, or plainly where that cannot be or has failed.

import { asked } from "./frame.js";

const KEY = "docsgen:boot";

/** Gigabytes of memory from which on a snapshot, which is there twice for a moment, does no harm. */
const ROOMY = 2;

/**
 * Whether a snapshot that was taken in Chromium may fit. WebKit has other functions in its table, and
 * would load the snapshot in vain; it cannot suspend WebAssembly either, which can be asked for.
 */
const isAlike = "Suspending" in (globalThis.WebAssembly ?? {}); // a browser may have none at all

/**
 * The way that a demo's Python starts. `?boot=plain|snapshot` in the page's address forces one.
 * @param {RuntimeParts} runtime
 * @returns {Boot}
 */
export function chosenBoot(runtime) {
  const snapshot = usableSnapshot(runtime);
  if (!snapshot || asked("boot") === "plain") return "plain";
  if (asked("boot") === "snapshot") return "snapshot";
  const { deviceMemory = ROOMY } = /** @type {{deviceMemory?: number}} */ (navigator);
  const isAble = isAlike && deviceMemory >= ROOMY;
  return isAble && !isSlow() && remembered() !== snapshot.file ? "snapshot" : "plain";
}

/**
 * The smallest file with the snapshot that this browser can unpack, and its format; there need not be one.
 * @param {RuntimeParts} runtime
 */
export function usableSnapshot({ snapshots }) {
  const found = Object.entries(snapshots).find(([format]) => canUnpack(format));
  return found && { format: /** @type {CompressionFormat} */ (found[0]), file: found[1] };
}

function canUnpack(/** @type {string} */ format) {
  try {
    new DecompressionStream(/** @type {CompressionFormat} */ (format));
    return true;
  } catch {
    return false;
  }
}

/**
 * The archive from which Python starts plainly: compiled where its size does not matter.
 * @param {RuntimeParts} runtime
 */
export function plainArchive(runtime) {
  return (!isSlow() && runtime.compiled) || runtime.python;
}

/** Whether the larger download would cost more than it saves, as far as the browser knows. */
function isSlow() {
  return savesData() || (connection().effectiveType ?? "4g") !== "4g";
}

/** Whether the reader has asked the browser to load little. */
export function savesData() {
  return Boolean(connection().saveData);
}

/** What the browser knows of the network. @returns {{effectiveType?: string, saveData?: boolean}} */
function connection() {
  return /** @type {any} */ (navigator).connection ?? {};
}

/**
 * Whether a demo that did not start from its snapshot may start plainly: not when the address insists
 * on the snapshot. Other demos of this session do so from the beginning.
 * @param {RuntimeParts} runtime
 */
export function mayStartPlainly(runtime) {
  if (asked("boot") === "snapshot") return false;
  try {
    sessionStorage.setItem(KEY, usableSnapshot(runtime)?.file ?? "");
  } catch {
    // A frame without an origin has no storage: its next page tries again.
  }
  return true;
}

/** The snapshot that has failed in this session. */
function remembered() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
