// Programs in addresses: compressed, behind the `#`, which browsers send to no server.

/** @typedef {Pick<EditorModule, "deflateSync" | "Inflate" | "strToU8" | "strFromU8">} Packing */
/** @typedef {typeof import("../editor/code-editor.js")} EditorModule */

/**
 * A program that is shared: the demo that it is a change of, if it is one, and the version of the library
 * that it was written with.
 * @typedef {{files: Record<string, string>, entry: string, base: string, version: string}} Shared
 */

/** Characters of the longest address that is offered: what mail programs and chats let through. */
export const LONGEST = 32_000;

/** Characters of the largest program that is taken from an address. */
const LARGEST = 1_000_000;

/** Characters of compressed text between two looks at how much it has become. */
const PIECE = 4096;

/**
 * The address of the playground with a program in it; undefined where that would be too long.
 * @param {string} playground
 * @param {Shared} shared
 * @param {Packing} packing
 */
export function addressWith(playground, shared, { deflateSync, strToU8 }) {
  const bytes = deflateSync(strToU8(JSON.stringify(shared)), { level: 9 });
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const text = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const address = `${playground}#code=${text}`;
  return address.length <= LONGEST ? address : undefined;
}

/**
 * The program in a fragment; undefined where the fragment has none. Throws where it is damaged, or larger
 * than any program that is shared.
 * @param {string} fragment with the `#`
 * @param {Packing} packing
 * @returns {Shared | undefined}
 */
export function programIn(fragment, packing) {
  const text = /^#code=(.*)$/.exec(fragment)?.[1];
  if (text === undefined) return undefined;
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return checked(JSON.parse(packing.strFromU8(unpacked(bytes, packing))));
}

/**
 * @param {Uint8Array} bytes
 * @param {Packing} packing
 */
function unpacked(bytes, { Inflate }) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, isLast) => {
    parts.push(part);
    size += part.length;
    isWhole = isLast;
  });
  for (let at = 0; at < bytes.length && size <= LARGEST; at += PIECE) {
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  }
  if (!isWhole || size > LARGEST) throw new Error("The program is cut off or too large");
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A shared program whose parts are what they should be; throws where they are not.
 * @param {any} shared
 * @returns {Shared}
 */
function checked(shared) {
  const { files, entry, base = "", version = "" } = shared;
  const isText = (/** @type {unknown} */ value) => typeof value === "string";
  const names = Object.keys(files);
  const isSound =
    names.length > 0 && names.every(isFileName) && Object.values(files).every(isText) && names.includes(entry);
  if (!isSound || ![entry, base, version].every(isText)) throw new Error("This is no program");
  return { files: { ...files }, entry, base, version };
}

/** Whether a program can have a file of that name: below its own folder. @param {string} name */
export function isFileName(name) {
  return /^\w[\w .-]*(\/\w[\w .-]*)*$/.test(name) && name.length <= 100;
}
