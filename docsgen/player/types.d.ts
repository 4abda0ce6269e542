// The shapes of what crosses the border between page and worker.

/** Paths of the runtime's parts, relative to `url`; see docsgen/demos/runtime/runtime.py. */
interface RuntimeParts {
  url: string;
  manifest: string;
  pyodide: string;
  lock: string;
  /** The archive with the library's sources. */
  python: string;
  /** The same with bytecode in place of most sources; there need not be one. */
  compiled: string | null;
  player: string;
  frontend: string;
  media: string;
  /** The address of the folder with wheels that the app loads; the page makes it absolute. */
  packages: string;
  /** Files with a memory snapshot by the formats they have, the smallest first; there need not be one. */
  snapshots: Record<string, string>;
}

/** What the worker reads of the manifest; see docsgen/demos/runtime/runtime.py. */
interface Manifest {
  /** The Python module that runs the demo's app. */
  session: string;
  /** Where media lie below Python's packages. */
  media_root: string;
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
  /** The same in the further languages of a site, by their tags. */
  translations?: Record<string, { player: PlayerTexts; editor: EditorTexts }>;
  entry: string;
  page: string;
  /** The app's root as the front end takes it; the page sets it. */
  root: string;
  up: string;
  config: string;
  api: string;
  files: Record<string, string>;
  /** Those of Pyodide's distribution, by their names. */
  packages: string[];
  /** Those of the index, by the names of their files. */
  wheels: string[];
  /** What it needs and cannot be loaded; nobody but `docsgen verify` reads it. */
  unavailable: string[];
  /** What its scripts cannot do without, for stand-ins where it is not there. */
  imports: string[];
  environment: Record<string, string>;
  /** What its scripts are prepared to do without, and do not find. */
  hidden: string[];
  /** Hosts that the app may ask; see docsgen/model/hosts.py. */
  connect: string[];
  runtime: RuntimeParts;
  editor: EditorFacts;
  /** What a reader has put in the place of its scripts: here, or before the page was downloaded. */
  program?: Program;
}

/** What of a demo must be known before Python starts: where it is, and which hosts it may ask. */
type Place = Pick<Demo, "root" | "runtime" | "connect" | "texts">;

/**
 * What the player knows of a library's front end: `frontEnd` of the script `front-end.js`, which lies in
 * docsgen/libraries/<name>/player/ and beside the player's own scripts in a runtime. A `config` is an
 * app's configuration as its page has it; a `path` begins below the app's root, with a slash, and has no
 * query.
 */
interface FrontEnd {
  /** What the paths of the app's own API begin with. */
  readonly api: string;
  /** What stands in the address of every file that the app serves, before "=" or "/". */
  readonly files: string;
  /** The address of the app. */
  rootOf(config: any): string;
  /** The names of its pages, which are folders below the root; that of the first is empty. */
  pagesOf(config: any): string[];
  /** Give the front end, which has not started yet, the app's configuration. */
  configure(config: any, autoscroll: boolean): void;
  /** Show the app anew, with the configuration that the front end has been given meanwhile. */
  remount(): void;
  /** Show the app in a theme, light, dark or system, and its page in dark colours or not. */
  showTheme(theme: string, isDark: boolean): void;
  /** Whether the app has been laid out, not just the frame around it. */
  isFilled(): boolean;
  /** Whether a server would answer for a path, which may have a query, for the app. */
  isOwn(path: string): boolean;
  /** Whether the app tells of all events that are running here, on one connection. */
  isEvents(path: string): boolean;
  /** Whether the answer never ends, such as that from which a server learns that a reader is there. */
  isEndless(path: string): boolean;
  /** Whether the front end loads what lies at this address before anybody asks for it. */
  isNeedless(url: string): boolean;
  /** Where a file of the front end or the app's theme is; undefined for other paths. */
  addressOf(path: string, demo: Demo): string | undefined;
  /** The name of the file that a path asks the app for, as the path has it. */
  fileIn(path: string): string | undefined;
  /**
   * The answer to a request for which no Python is needed, none where some is; `isRunning` tells
   * whether Python has been started, `note` shows the reader a message.
   */
  answer(
    path: string,
    demo: Demo,
    isRunning: boolean,
    note: (message: string) => void,
  ): Promise<Response> | Response | undefined;
  /** The events that let everything fail that is running, with a message. */
  lastWords(message: string): object[];
  /** Whether code may read the media that come with the library. */
  needsMedia(code: string): boolean;
  /** The address of a file in a message to a worker of the front end. */
  addressIn(message: any): string | undefined;
  /** The same message with another address. */
  withAddress(message: any, address: string): any;
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

/** What an editor of the demo needs to know; addresses are empty where there is nothing. */
interface EditorFacts {
  texts: EditorTexts;
  /** The address of the site's playground. */
  playground: string;
  /** The address of what can be completed; see docsgen/render/editor.py. */
  reference: string;
  /** The address of the page in which programs are taken along; see docsgen/demos/program_page.py. */
  page: string;
}

type EditorTexts = (typeof import("../languages/en.json"))["editor"];

type PlayerTexts = (typeof import("../languages/en.json"))["player"];

/** What takes time when Python starts, by the keys of the texts that say so. */
type Stage = "loading-python" | "unpacking" | "loading-packages" | "starting";

/** What of the app is not as it was exported; see Difference in the library's player/comparing.py. */
interface Difference {
  kind: "component" | "event" | "layout";
  id: number | null;
  name: string;
  label: string;
  property: string;
  exported: unknown;
  here: unknown;
}

/** The app has been built; `own` is what the page must know of it where it differs. */
interface Ready {
  type: "ready";
  boot: Boot;
  milliseconds: Record<string, number>;
  differences: Difference[];
  own: { config: string; api: string } | null;
}

/** What a reader has written: texts by their paths in the demo's folder, and which of them to run. */
interface Program {
  files: Record<string, string>;
  entry: string;
  /** Paths of files that the program before had and this one has not. */
  gone: string[];
}

/** What is wrong with a program, and where in its files; lines and columns count from 1. */
interface ProgramError {
  message: string;
  trace: string;
  file: string | null;
  line: number | null;
  column: number | null;
  /** The module that could not be found. */
  module: string | null;
}

type FromWorker =
  | { type: "progress"; stage: Stage; packages?: string[] }
  | { type: "started" }
  | Ready
  | { type: "failed"; message: string; trace: string }
  | { type: "console"; level: "log" | "warn"; text: string }
  | { type: "pong" }
  | { type: "ran"; id: number; own: Ready["own"]; error: ProgramError | null }
  | { type: "start"; id: number; status: number; headers: [string, string][] }
  | { type: "chunk"; id: number; bytes: Uint8Array }
  | { type: "end"; id: number }
  | { type: "broken"; id: number; message: string };

type ToWorker =
  | { type: "boot"; place: Place; way: Boot; archive: string }
  | { type: "demo"; demo: Demo }
  | { type: "snapshot"; bytes: Uint8Array }
  | { type: "ping" }
  | { type: "run"; id: number; program: Program }
  | { type: "abort"; id: number }
  | ({ type: "request"; id: number } & AppRequest);

interface Window {
  /** What is wrong with what a host answers for a file, in words; see page/start_check.js. */
  docsgenFault: (url: string) => Promise<string | undefined>;
}
