// Takes and restores memory snapshots: the whole memory of a Python that has imported the library.
// Whatever must be known of Pyodide's insides is here, and holds for the releases in KNOWN only.

/** The releases of Pyodide whose snapshots this module understands. */
const KNOWN = ["314.0.7"];

const SITE_PACKAGES = "/lib/python3.14/site-packages";

/** Parts of a snapshot's file begin at multiples of it. */
const ALIGNMENT = 16;

/**
 * A dynamic library in a snapshot: its file, where its handle, its data and its functions are, and the
 * length of the file.
 * @typedef {{name: string, handle: number, memory: number, table: number, size: number}} Library
 */

/**
 * What a snapshot's file says of itself: the release of Pyodide, the archive with the Python sources,
 * the length of the table of functions, the libraries, and the memory that its own begins with a
 * difference to: how many words, and their sum.
 * @typedef {{pyodide: string, python: string, table: number, libraries: Library[],
 *   words: number, sum: number}} Header
 */

/** @typedef {Awaited<ReturnType<typeof import("./pyodide.js").pyodideFrom>>} Pyodide */

/**
 * Start Python, import the library from an archive, and take a snapshot: the bytes of its file.
 * @param {Pyodide} pyodide
 * @param {string} lockFileURL
 * @param {string} archiveURL
 * @param {string} sources the archive with the library's sources
 * @param {string} session the module that imports the library
 */
export async function take(pyodide, lockFileURL, archiveURL, sources, session) {
  const { version } = pyodide;
  if (!KNOWN.includes(version)) throw new Error(`Pyodide ${version} is not known to snapshot.js`);
  const archive = await (await fetch(archiveURL)).arrayBuffer();
  const initial = await initialMemory(pyodide, { lockFileURL });
  stopTime();
  const env = { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };
  const python = await pyodide.load({ lockFileURL, env, _makeSnapshot: true });
  python.unpackArchive(archive, "zip", { extractDir: SITE_PACKAGES });
  python.runPython("import importlib; importlib.invalidate_caches()"); // no time has passed
  python.runPython("from docsgen.player import freshness");
  python.runPython(`import ${session}; ${session}.prepare()`);
  python.runPython("from docsgen.player import forgetting; forgetting.forget_documentation()");
  python.runPython("import gc; gc.collect()");
  const module = python._module;
  libraries(module).forEach(({ handle }) => forgetFile(module, handle));
  clearFreeMemory(module);
  const memory = python.makeMemorySnapshot();
  subtract(memory, initial);
  const files = libraries(module).map((one) => ({ ...one, bytes: python.FS.readFile(one.name) }));
  /** @type {Header} */
  const header = {
    pyodide: version,
    python: sources,
    table: module.wasmTable.length,
    words: initial.length,
    sum: sumOf(initial),
    libraries: files.map(({ bytes, ...one }) => ({ ...one, size: bytes.length })),
  };
  return joined(header, [...files.map(({ bytes }) => bytes), memory]);
}

/**
 * Python as it was when a snapshot was taken. Throws when the snapshot does not fit.
 * @param {Promise<Uint8Array>} file the snapshot's
 * @param {string} python the archive whose library is wanted
 * @param {Pyodide} pyodide
 * @param {object} options those of loadPyodide
 */
export async function restore(file, python, { version, create, load }, options) {
  const snapshot = file.then((bytes) => separated(bytes, python, version));
  snapshot.catch(() => {}); // awaited below
  const restored = await load({
    ...options,
    _loadSnapshot: Promise.resolve(new Uint8Array()), // the memory takes its place once it is there
    createPyodideModule: async (/** @type {object} */ settings) => {
      const creating = create(settings);
      creating.catch(() => {}); // awaited below
      const { header, parts, memory } = await snapshot;
      const compiled = Promise.all(parts.map((part) => WebAssembly.compile(part)));
      const module = await creating;
      const initial = module.HEAPU32.subarray(0, header.words);
      if (sumOf(initial) !== header.sum) throw new Error("The memory begins with something else");
      subtract(memory, initial);
      module.growMemory(heapSize(memory));
      const code = await compiled;
      header.libraries.forEach((one, index) => replay(module, one, code[index]));
      if (module.wasmTable.length !== header.table) throw new Error("The table has another length");
      const restoreMemory = module.API.restoreSnapshot;
      module.API.restoreSnapshot = () => restoreMemory(memory);
      return module;
    },
  });
  tellZone(restored._module);
  return restored;
}

/** Let neither the time nor chance get into a snapshot: the same library gives the same bytes. */
function stopTime() {
  Date.now = () => 0;
  performance.now = () => 0;
  crypto.getRandomValues = (array) => array;
}

/** Let the C library know the time zone of this browser; it asks only once. */
function tellZone(/** @type {any} */ module) {
  const [standard, summer] = module.HEAPU32.subarray(module._tzname >> 2);
  module.__tzset_js(module._timezone, module._daylight, standard, summer);
}

/**
 * What a Python's memory always begins with before it has started: constants, up to the first word that
 * chance or time has written. A snapshot differs little from it; nobody has to download it twice.
 * @param {Pyodide} pyodide
 * @param {object} options those of loadPyodide
 */
async function initialMemory(pyodide, options) {
  const untouched = () => untouchedMemory(pyodide, options);
  const [one, other] = [await untouched(), await untouched()];
  return one.subarray(0, one.findIndex((word, at) => word !== other[at]));
}

/**
 * The memory of a Python that is about to be restored: begins to load one, and gives up.
 * @param {Pyodide} pyodide
 * @param {object} options those of loadPyodide
 * @returns {Promise<Uint32Array>}
 */
async function untouchedMemory({ create, load }, options) {
  return new Promise((resolve, reject) => {
    const createPyodideModule = async (/** @type {object} */ settings) => {
      resolve((await create(settings)).HEAPU32.slice());
      throw new Error("Nothing more is wanted");
    };
    load({ ...options, _loadSnapshot: Promise.resolve(), createPyodideModule }).catch(reject);
  });
}

/** The sum of some words, which tells one memory from another. */
function sumOf(/** @type {Uint32Array} */ words) {
  return words.reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0);
}

/**
 * Replace the beginning of a snapshot's memory by how it differs from some words; once more, and it is
 * what it was.
 * @param {Uint8Array} memory
 * @param {Uint32Array} words
 */
function subtract(memory, words) {
  const heap = new Uint32Array(memory.buffer, memory.byteOffset + heapStart(memory), words.length);
  words.forEach((word, at) => {
    heap[at] = /** @type {number} */ (heap[at]) ^ word;
  });
}

/** The dynamic libraries that are loaded, in the order in which they were. */
function libraries(/** @type {any} */ module) {
  const handles = Object.entries(module.LDSO.loadedLibsByHandle).filter(([handle]) => handle !== "0");
  return handles
    .map(([key, { name }]) => ({ name, handle: Number(key), ...bases(module, Number(key)) }))
    .sort((one, other) => one.table - other.table);
}

/** Where the data and the functions of a library are, as its handle says. */
function bases(/** @type {any} */ module, /** @type {number} */ handle) {
  const [memory, , table] = module.HEAPU32.subarray((handle + 12) >> 2);
  return { memory, table };
}

/** Give back the memory in which the C library keeps the file of a library that it has loaded. */
function forgetFile(/** @type {any} */ module, /** @type {number} */ handle) {
  const [data, size] = [(handle + 28) >> 2, (handle + 32) >> 2];
  module._free(module.HEAPU32[data]);
  module.HEAPU32[data] = module.HEAPU32[size] = 0;
}

/**
 * Load a library to where it was. The memory that is restored afterwards points into it.
 * @param {any} module
 * @param {Library} library
 * @param {WebAssembly.Module} code
 */
function replay(module, library, code) {
  const { name, handle, memory, table } = library;
  allocateUpTo(module, memory);
  const dso = module.newDSO(name, handle, "loading");
  dso.global = false;
  dso.exports = module.loadWebAssemblyModule(code, {}, name, {}, handle);
  const found = bases(module, handle);
  if (found.memory !== memory || found.table !== table) {
    throw new Error(`${name} is at ${found.memory}, ${found.table}, not at ${memory}, ${table}`);
  }
}

/**
 * Make the next block that is allocated begin at an address. Blocks follow one another in a heap that
 * nobody has used, each with a word in front of it.
 * @param {any} module
 * @param {number} address
 */
function allocateUpTo(module, address) {
  const here = module._malloc(ALIGNMENT / 2);
  module._malloc(address - here - 2 * ALIGNMENT + ALIGNMENT / 2);
}

/** Fill memory that nobody uses with zeros: what was there is of no use, and would be downloaded. */
function clearFreeMemory(/** @type {any} */ module) {
  const end = module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];
  const blocks = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    blocks.push(...clearedBlocks(module._malloc, size, end, module));
  }
  const small = [];
  for (let size = 512; size >= 16; size -= 16) {
    small.push(...clearedBlocks(module._PyObject_Malloc, size, end, module));
  }
  for (const block of small) module._PyObject_Free(block);
  for (const block of blocks) module._free(block);
}

/**
 * All free blocks of a size below `end`, filled with zeros.
 * @param {(size: number) => number} allocate
 * @param {number} size
 * @param {number} end
 * @param {any} module
 */
function clearedBlocks(allocate, size, end, module) {
  const blocks = [];
  let block;
  do {
    block = allocate(size);
    blocks.push(block);
    module.HEAPU8.fill(0, block, block + size);
  } while (block < end);
  return blocks;
}

/** The size of the heap in a snapshot of Pyodide's. */
function heapSize(/** @type {Uint8Array} */ memory) {
  return memory.length - heapStart(memory);
}

/** Where the heap begins in a snapshot of Pyodide's. */
function heapStart(/** @type {Uint8Array} */ memory) {
  return new DataView(memory.buffer, memory.byteOffset).getUint32(4, true);
}

/**
 * A file: the length of the header, the header as JSON, and the parts.
 * @param {Header} header
 * @param {Uint8Array[]} parts
 */
function joined(header, parts) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(4 + text.length);
  const file = new Uint8Array(parts.reduce((end, part) => aligned(end + part.length), start));
  new DataView(file.buffer).setUint32(0, text.length, true);
  file.set(text, 4);
  parts.reduce((at, part) => {
    file.set(part, at);
    return aligned(at + part.length);
  }, start);
  return file;
}

/**
 * The header of a file, the files of its libraries, and the memory. Throws when the file is of another
 * archive or another Pyodide than these.
 * @param {Uint8Array} file
 * @param {string} python
 * @param {string} version
 */
function separated(file, python, version) {
  const length = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  /** @type {Header} */
  const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + length)));
  if (header.pyodide !== version) throw new Error(`The snapshot is of Pyodide ${header.pyodide}`);
  if (header.python !== python) throw new Error(`The snapshot is of ${header.python}`);
  let at = aligned(4 + length);
  const parts = header.libraries.map(({ size }) => {
    const part = file.slice(at, at + size);
    at = aligned(at + size);
    return part;
  });
  return { header, parts, memory: file.subarray(at) };
}

function aligned(/** @type {number} */ size) {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
