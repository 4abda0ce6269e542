// The worker that is the demo's server: boots Python with the library, runs the demo, and lets its
// app answer requests. It has no import statements, because it is made from
// text, as a classic script.

// Pyodide refuses classic workers, which it knows by this; all that it needs of others is import().
Object.assign(self, {
  importScripts() {
    throw new TypeError("Scripts are imported with import() here");
  },
});

/** @type {any} */
let pyodide;
/** @type {any} */
let session;

/** Takes what the page has unpacked. @type {(bytes: Uint8Array) => void} */
let takeSnapshot;

/** @type {Promise<Uint8Array>} */
const snapshot = new Promise((resolve) => {
  takeSnapshot = resolve;
});

/** Takes the demo, which need not be known yet when Python starts. @type {(demo: Demo) => void} */
let takeDemo;

/** @type {Promise<Demo>} */
const given = new Promise((resolve) => {
  takeDemo = resolve;
});

/** Milliseconds after which what was not needed for the start is loaded: the first event goes first. */
const AFTERWARDS = 3000;

/** Characters that an app may print for one request; more of them would be of no use to anybody. */
const OUTPUT = 100_000;

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const STANDARD_LIBRARY = "/lib/python314.zip";

/** @param {FromWorker} message */
const tell = (message, /** @type {Transferable[]} */ transfer = []) =>
  /** @type {any} */ (self).postMessage(message, transfer);

/**
 * @param {string} url
 * @returns {Promise<ArrayBuffer>}
 */
async function bytesOf(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.arrayBuffer();
}

/** @param {Extract<ToWorker, {type: "boot"}>} wanted */
async function boot({ place, way, archive }) {
  const { runtime } = place;
  const clock = stopwatch();
  const [files, manifest] = [
    given.then(filesOf),
    fetch(runtime.url + runtime.manifest).then((response) => response.json()),
  ];
  for (const early of [files, manifest]) early.catch(() => {}); // awaited below
  const { guard } = await playerModule(runtime, "network.js");
  guard(self, place); // before Python, which keeps the functions that it has found
  const finish = await (way === "snapshot"
    ? bootFromSnapshot(runtime, manifest, clock)
    : bootPlainly(runtime, manifest, clock, archive));
  tell({ type: "started" });
  for (const [path, data] of await files) write(path, new Uint8Array(data));
  const demo = await given;
  await loadPackages(demo);
  clock("files");
  tell({ type: "progress", stage: "starting" });
  session = pyodide.pyimport((await manifest).session);
  clock("import");
  const built = await session.boot(JSON.stringify({ ...demo, api: "" }), tellPlainly);
  clock("app");
  tell({ type: "ready", boot: way, milliseconds: clock.laps, ...JSON.parse(built) });
  setTimeout(() => finish().catch(() => {}), AFTERWARDS); // whoever needs it earlier loads it then
}

/**
 * A demo's files and their paths.
 * @param {Demo} demo
 * @returns {Promise<[string, ArrayBuffer][]>}
 */
function filesOf({ files }) {
  return Promise.all(Object.entries(files).map(async ([path, url]) => [path, await bytesOf(url)]));
}

/**
 * Python as it starts by itself, with the library. What is returned loads the sources of a library
 * that is compiled.
 * @param {RuntimeParts} runtime
 * @param {Promise<Manifest>} manifest
 * @param {Clock} clock
 * @param {string} archive the library's
 */
async function bootPlainly(runtime, manifest, clock, archive) {
  const library = bytesOf(runtime.url + archive);
  library.catch(() => {}); // awaited below
  const { load } = await loadedPyodide(runtime);
  pyodide = await load({ ...pyodideOptions(runtime), env: { PYTHONDONTWRITEBYTECODE: "1" } });
  clock("pyodide");
  tell({ type: "progress", stage: "unpacking" });
  pyodide.unpackArchive(await library, "zip", { extractDir: SITE_PACKAGES });
  clock("unpack");
  mountMedia(runtime, await manifest);
  if (archive === runtime.python) return async () => {};
  const { fillLazily } = await playerModule(runtime, "library.js");
  return fillLazily(pyodide, SITE_PACKAGES, runtime.url + runtime.python);
}

/**
 * Python as it was once it had imported the library. What is returned loads the library's sources,
 * which nobody has needed until then.
 * @param {RuntimeParts} runtime
 * @param {Promise<Manifest>} manifest
 * @param {Clock} clock
 */
async function bootFromSnapshot(runtime, manifest, clock) {
  const [{ restore }, { loadLazily, mountLazily }, loaded] = await Promise.all([
    playerModule(runtime, "snapshot.js"),
    playerModule(runtime, "library.js"),
    loadedPyodide(runtime),
  ]);
  snapshot.then(() => clock("snapshot"));
  const options = { ...pyodideOptions(runtime), stdLibURL: "data:," };
  pyodide = await restore(snapshot, runtime.python, loaded, options);
  const standard = `${folderOfPyodide(runtime)}python_stdlib.zip`;
  const loadStandard = loadLazily(pyodide, STANDARD_LIBRARY, standard);
  pyodide.pyimport("docsgen.player.freshness").refresh();
  clock("restore");
  const parts = await manifest;
  const loadLibrary = mountLazily(pyodide, SITE_PACKAGES, runtime.url + runtime.python, () =>
    mountMedia(runtime, parts),
  );
  return async () => {
    await Promise.all([loadStandard(), loadLibrary()]);
  };
}

/**
 * @param {RuntimeParts} runtime
 * @param {string} name
 */
function playerModule(runtime, name) {
  return import(new URL(`${runtime.player}/${name}`, runtime.url).href);
}

/** @param {RuntimeParts} runtime */
function folderOfPyodide(runtime) {
  return new URL(`${runtime.pyodide}/`, runtime.url).href;
}

/** @param {RuntimeParts} runtime */
async function loadedPyodide(runtime) {
  const { pyodideFrom } = await playerModule(runtime, "pyodide.js");
  return pyodideFrom(folderOfPyodide(runtime), runtime.pyodide);
}

/** @param {RuntimeParts} runtime */
function pyodideOptions(runtime) {
  return {
    lockFileURL: runtime.url + runtime.lock,
    packageBaseUrl: runtime.packages,
    stdout: (/** @type {string} */ text) => say("log", text),
    stderr: (/** @type {string} */ text) => say("warn", text),
  };
}

let room = OUTPUT;

/**
 * Pass on what the app prints, as long as that is not too much.
 * @param {"log" | "warn"} level
 * @param {string} text
 */
function say(level, text) {
  if (room <= 0) return;
  tell({ type: "console", level, text: text.slice(0, room) });
  room -= text.length + 1;
  if (room <= 0) tell({ type: "console", level: "warn", text: "[…]" });
}

/**
 * Load packages of Pyodide's distribution by their names, and wheels of the index by their addresses.
 * @param {Demo} demo
 */
async function loadPackages({ packages: distributed, wheels, runtime, texts }) {
  const packages = [...distributed, ...wheels.map(nameOf)];
  if (!packages.length) return;
  tell({ type: "progress", stage: "loading-packages", packages });
  /** @type {string[]} */
  const errors = [];
  const addresses = wheels.map((file) => new URL(file, runtime.packages).href);
  await pyodide.loadPackage([...distributed, ...addresses], {
    messageCallback: () => {},
    errorCallback: (/** @type {string} */ message) => errors.push(message),
    checkIntegrity: true,
  });
  const missing = packages.filter((name) => !(normalized(name) in loadedPackages()));
  if (missing.length) {
    const text = texts["no-package"].replace("{packages}", () => missing.join(", "));
    throw new Error(text.replace("{reason}", () => errors.join(" ")));
  }
}

/** The package whose wheel a file is. */
const nameOf = (/** @type {string} */ file) => file.slice(0, file.indexOf("-"));

const normalized = (/** @type {string} */ name) => name.toLowerCase().replace(/[-_.]+/g, "-");

function loadedPackages() {
  return Object.fromEntries(
    Object.keys(pyodide.loadedPackages).map((name) => [normalized(name), true]),
  );
}

/**
 * @param {string} path
 * @param {Uint8Array} data
 */
function write(path, data) {
  pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
  pyodide.FS.writeFile(path, data);
}

/**
 * The library's sample media, each loaded when it is first read.
 * @param {RuntimeParts} runtime
 * @param {Manifest} manifest
 */
function mountMedia(runtime, { media_root, media_files }) {
  const root = `${SITE_PACKAGES}/${media_root}`;
  for (const name of Object.keys(media_files)) {
    const path = `${root}/${name}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    pyodide.FS.mkdirTree(folder);
    const url = `${runtime.url}${runtime.media}/${name}`;
    pyodide.FS.createLazyFile(folder, path.slice(folder.length + 1), url, true, false);
  }
}

/** @param {Extract<ToWorker, {type: "run"}>} wanted */
async function run({ id, program }) {
  room = OUTPUT;
  const answer = await session.replace(JSON.stringify(program));
  tell({ type: "ran", id, ...JSON.parse(answer) });
}

/** Messages from Python: JSON, and bytes where there are any. */
function tellPlainly(/** @type {string} */ json, /** @type {Uint8Array | null} */ buffer) {
  if (!buffer) {
    tell(JSON.parse(json));
    return;
  }
  tell({ ...JSON.parse(json), bytes: buffer }, [buffer.buffer]);
}

/**
 * A function that notes under a name how many milliseconds have passed since it was last called.
 * @returns {Clock}
 */
function stopwatch() {
  let last = performance.now();
  const lap = (/** @type {string} */ name) => {
    lap.laps[name] = Math.round(performance.now() - last);
    last = performance.now();
  };
  lap.laps = /** @type {Record<string, number>} */ ({});
  return lap;
}

/** @param {any} error */
function failed(error) {
  const trace = String(error?.message ?? error);
  const lines = trace.trim().split("\n");
  tell({ type: "failed", message: lines[lines.length - 1] ?? "", trace });
}

/** @param {MessageEvent<ToWorker>} event */
self.onmessage = ({ data }) => {
  switch (data.type) {
    case "boot":
      boot(data).catch(failed);
      break;
    case "demo":
      takeDemo(data.demo);
      break;
    case "snapshot":
      takeSnapshot(data.bytes);
      break;
    case "ping":
      tell({ type: "pong" });
      break;
    case "run":
      run(data);
      break;
    case "abort":
      session?.abort(data.id);
      break;
    case "request": {
      room = OUTPUT;
      const { id, method, path, query, headers, body } = data;
      session.handle(id, method, path, query, JSON.stringify(headers), body, tellPlainly);
    }
  }
};
