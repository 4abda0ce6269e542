// Pyodide as it lies in a runtime, loaded from any host: whatever type that gives WebAssembly, and with an
// error where Pyodide itself would only warn, and wait for ever.

/**
 * The modules of Pyodide in a runtime by their names. Docsgen ships them as `.js`, because servers that do
 * not know `.mjs` send a type that no browser runs; a host of Pyodide's own has what was released.
 * @param {string} place where Pyodide is, as the runtime says: a folder, or the address of such a host
 */
export function modulesIn(place) {
  const suffix = /^https?:/.test(place) ? "mjs" : "js";
  return { loader: `pyodide.${suffix}`, core: `pyodide.asm.${suffix}` };
}

/**
 * Pyodide from a folder.
 * @param {string} indexURL the folder's address
 * @param {string} place as the runtime has it
 */
export async function pyodideFrom(indexURL, place) {
  const { loader, core } = modulesIn(place);
  const [{ loadPyodide, version }, { default: create }] = await Promise.all([
    import(indexURL + loader),
    import(indexURL + core),
  ]);
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => streamAnyType(reject));
  failed.catch(() => {}); // raced below, if anybody loads it
  return {
    version,
    create,
    load: (/** @type {object} */ options) =>
      Promise.race([loadPyodide({ createPyodideModule: create, ...options, indexURL }), failed]),
  };
}

/**
 * Let WebAssembly be compiled while it comes in, whatever its type.
 * @param {(error: Error) => void} fail called when it cannot be had, besides the promise that says so
 */
function streamAnyType(fail) {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      const response = await source;
      if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
      return await instantiateStreaming(typed(response), imports);
    } catch (error) {
      fail(new Error(`Python's WebAssembly cannot be loaded. ${error}`));
      throw error;
    }
  };
}

/**
 * The same answer with the type of WebAssembly.
 * @param {Response} response
 */
function typed(response) {
  const type = "application/wasm";
  if (response.headers.get("Content-Type") === type) return response;
  return new Response(response.body, { headers: { "Content-Type": type } });
}
