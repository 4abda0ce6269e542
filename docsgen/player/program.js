// The program of a demo: those of its files that can be edited.

/** The names of files that an editor can show. */
const EDITABLE = /\.(py|txt|md|json|csv|html|css|js|ya?ml|toml)$/;

/** Characters of the largest file that an editor shows. */
const LARGEST = 200_000;

/** The folder of the demo in Python's file system. */
const FOLDER = "/demo/";

/**
 * The demo's own program, as far as an editor can show it.
 * @param {Demo} demo
 * @returns {Promise<Program>}
 */
export async function programOf({ files, entry }) {
  const names = Object.keys(files).filter((name) => name.startsWith(FOLDER) && EDITABLE.test(name));
  names.sort((one, other) => Number(other === entry) - Number(one === entry)); // the entry comes first
  const texts = await Promise.all(names.map((name) => textAt(/** @type {string} */ (files[name]))));
  const pairs = names.map((name, index) => [name.slice(FOLDER.length), texts[index]]);
  const readable = pairs.filter(([, text]) => text !== undefined);
  return { files: Object.fromEntries(readable), entry: entry.slice(FOLDER.length), gone: [] };
}

/** The text at an address; undefined where it is too large or cannot be had. @param {string} url */
async function textAt(url) {
  const response = await fetch(url);
  const text = response.ok ? await response.text() : undefined;
  return text !== undefined && text.length <= LARGEST ? text : undefined;
}
