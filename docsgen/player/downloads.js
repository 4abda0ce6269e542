// Programs as files of the reader: a folder, or a page that opens by itself.

/** @typedef {Pick<typeof import("../editor/code-editor.js"), "zipSync" | "strToU8">} Packing */

/**
 * Save a program's folder as a ZIP file.
 * @param {string} folder its name
 * @param {Record<string, string>} files
 * @param {Packing} packing
 */
export function saveFolder(folder, files, { zipSync, strToU8 }) {
  const entries = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, strToU8(text)]);
  save(`${folder}.zip`, new Blob([zipSync(Object.fromEntries(entries))], { type: "application/zip" }));
}

/**
 * Save a program as a page; throws where a part of it cannot be had.
 * @param {string} name of the file
 * @param {string} embed the address of the demo that the program is a change of
 * @param {Program} program
 * @returns {Promise<string>} how many megabytes it has
 */
export async function savePage(name, embed, program) {
  const { pageWith } = await import("./program-page.js");
  const page = await pageWith(embed, program);
  save(name, page);
  return (page.size / 1_000_000).toFixed(0);
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
