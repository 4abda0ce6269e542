// The shapes of what crosses the border between page and worker.

/** Paths of the runtime's parts, relative to `url`; see docsgen/demos/runtime/runtime.py. */
interface RuntimeParts {
  url: string;
  pyodide: string;
  lock: string;
  /** The archive with the library's sources. */
  python: string;
  /** The same with bytecode in place of most sources; there need not be one. */
  compiled: string | null;
  player: string;
  frontend: string;
  media: string;
  packages: string;
  /** Files with a memory snapshot by the formats they have, the smallest first; there need not be one. */
  snapshots: Record<string, string>;
}

/** What the worker reads of runtime.json. */
interface Manifest {
  media_files: Record<string, number>;
}

type Boot = "plain" | "snapshot";

/** Notes under a name how long something took; `laps` are in milliseconds. */
interface Clock {
  (name: string): void;
  laps: Record<string, number>;
}

/** What an exported page says about its demo; see docsgen/demos/page.py. */
interface Demo {
  name: string;
  title: string;
  /** The library that it shows, with its version. */
  library: string;
  /** Where there is more about it; nothing where it stands alone. */
  home: string;
  /** What the player says, in the language of the page. */
  texts: PlayerTexts;
  entry: string;
  page: string;
  /** The app's root as the front end takes it; the page sets it. */
  root: string;
  up: string;
  config: string;
  api: string;
  files: Record<string, string>;
  packages: string[];
  /** What it needs and cannot be loaded; nobody but `docsgen verify` reads it. */
  unavailable: string[];
  imports: string[];
  runtime: RuntimeParts;
}

/** A request for the app: `path` below its root, decoded. */
interface AppRequest {
  method: string;
  path: string;
  query: string;
  headers: [string, string][];
  body: Uint8Array;
}

type PlayerState = "idle" | "booting" | "ready" | "failed";

interface Failure {
  message: string;
  trace: string;
}

type PlayerTexts = (typeof import("../languages/en.json"))["player"];

/** What takes time when Python starts, by the keys of the texts that say so. */
type Stage = "loading-python" | "unpacking" | "loading-packages" | "starting";

type FromWorker =
  | { type: "progress"; stage: Stage; packages?: string[] }
  | { type: "ready"; boot: Boot; milliseconds: Record<string, number> }
  | { type: "failed"; message: string; trace: string }
  | { type: "console"; level: "log" | "warn"; text: string }
  | { type: "pong" }
  | { type: "start"; id: number; status: number; headers: [string, string][] }
  | { type: "chunk"; id: number; bytes: Uint8Array }
  | { type: "end"; id: number }
  | { type: "broken"; id: number; message: string };

type ToWorker =
  | { type: "boot"; demo: Demo; way: Boot; archive: string }
  | { type: "snapshot"; bytes: Uint8Array }
  | { type: "ping" }
  | { type: "abort"; id: number }
  | ({ type: "request"; id: number } & AppRequest);
