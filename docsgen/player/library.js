// The library's Python sources for a Python that does without them at first: they are loaded in the
// background, for tracebacks and late imports, or at once when somebody looks for one earlier.

/** The error number of a file that cannot be read. */
const EIO = 29;

/** Bytes of zlib's state of a stream, and where its fields are. */
const STREAM = { size: 56, nextIn: 0, availableIn: 4, nextOut: 12, availableOut: 16 };

/** Deflated data without a header, as archives have it. */
const RAW = -15;

/**
 * Let a folder fill itself from a ZIP file as soon as somebody looks for something in it.
 * @param {any} pyodide
 * @param {string} folder an empty one
 * @param {string} url
 * @param {() => void} then called when the folder is full
 * @returns {() => Promise<void>} fills it without anybody having to wait
 */
export function mountLazily(pyodide, folder, url, then) {
  const { FS, _module: module } = pyodide;
  const { node } = FS.lookupPath(folder);
  const plain = node.node_ops;
  const fill = (/** @type {Uint8Array} */ archive) => {
    if (node.node_ops === plain) return;
    node.node_ops = plain;
    unpack(module, folder, archive);
    then();
  };
  const fillNow = () => fill(loadNow(url, () => new FS.ErrnoError(EIO)));
  node.node_ops = {
    ...plain,
    lookup(/** @type {object} */ parent, /** @type {string} */ name) {
      fillNow();
      return FS.lookupNode(parent, name);
    },
    readdir(/** @type {object} */ folder) {
      fillNow();
      return plain.readdir(folder);
    },
  };
  return () => load(url, fill);
}

/**
 * Let the empty files in a folder, which bytecode stands for, get their content from a ZIP file as soon
 * as somebody opens one.
 * @param {any} pyodide
 * @param {string} folder
 * @param {string} url
 * @returns {() => Promise<void>} fills them without anybody having to wait
 */
export function fillLazily(pyodide, folder, url) {
  const { FS, _module: module } = pyodide;
  const open = FS.open;
  const fill = (/** @type {Uint8Array} */ archive) => {
    if (FS.open === open) return;
    FS.open = open;
    unpack(module, folder, archive);
  };
  const isWanted = (/** @type {any} */ path) =>
    String(path).startsWith(`${folder}/`) &&
    path.endsWith(".py") &&
    FS.analyzePath(path).object?.usedBytes === 0;
  FS.open = (/** @type {any} */ path, /** @type {any[]} */ ...how) => {
    if (isWanted(path)) fill(loadNow(url, () => new FS.ErrnoError(EIO)));
    return open(path, ...how);
  };
  return () => load(url, fill);
}

/**
 * Let a file be loaded as soon as somebody reads it.
 * @param {any} pyodide
 * @param {string} path that of a file which is there
 * @param {string} url
 * @returns {() => Promise<void>} loads it without anybody having to wait
 */
export function loadLazily({ FS }, path, url) {
  const at = path.lastIndexOf("/");
  FS.unlink(path);
  FS.createLazyFile(path.slice(0, at), path.slice(at + 1), url, true, false);
  return () =>
    load(url, (data) => {
      FS.unlink(path);
      FS.writeFile(path, data);
    });
}

/**
 * @param {string} url
 * @param {(data: Uint8Array) => void} use what to do with it, if it can be had
 */
async function load(url, use) {
  const response = await fetch(url);
  const data = new Uint8Array(await response.arrayBuffer());
  if (response.ok) use(data);
}

/**
 * What is at an address, for code that cannot wait.
 * @param {string} url
 * @param {() => Error} failure what to throw when it cannot be had
 */
function loadNow(url, failure) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    throw failure();
  }
  if (request.status !== 200) throw failure();
  return new Uint8Array(request.response);
}

/**
 * Write the files of an archive that docsgen has made: deflated or stored, no comment at its end.
 * @param {any} module
 * @param {string} folder
 * @param {Uint8Array} archive
 */
function unpack(module, folder, archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const end = archive.length - 22;
  let entry = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const nameLength = view.getUint16(entry + 28, true);
    const name = new TextDecoder().decode(archive.subarray(entry + 46, entry + 46 + nameLength));
    const local = view.getUint32(entry + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = archive.subarray(start, start + view.getUint32(entry + 20, true));
    const path = `${folder}/${name}`;
    module.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    const isStored = view.getUint16(entry + 10, true) === 0;
    const size = view.getUint32(entry + 24, true);
    module.FS.writeFile(path, isStored ? packed : inflated(module, packed, size));
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
}

/**
 * Deflated data as it was, by the zlib that Pyodide has: the browser's own cannot be called without
 * waiting for it.
 * @param {any} module
 * @param {Uint8Array} packed
 * @param {number} size what it will have
 */
function inflated(module, packed, size) {
  const stream = module._calloc(STREAM.size + packed.length + size + 2, 1);
  const [version, source] = [stream + STREAM.size, stream + STREAM.size + 2];
  const target = source + packed.length;
  module.HEAPU8[version] = "1".charCodeAt(0);
  module.HEAPU8.set(packed, source);
  module._inflateInit2_(stream, RAW, version, STREAM.size);
  const set = (/** @type {number} */ field, /** @type {number} */ value) =>
    (module.HEAPU32[(stream + field) >> 2] = value);
  set(STREAM.nextIn, source);
  set(STREAM.availableIn, packed.length);
  set(STREAM.nextOut, target);
  set(STREAM.availableOut, size);
  module._inflate(stream, 4);
  module._inflateEnd(stream);
  const data = module.HEAPU8.slice(target, target + size);
  module._free(stream);
  return data;
}
