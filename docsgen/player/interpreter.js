// The page's side of Python: starts the worker when it is first needed, sends it requests, and
// notices when it no longer answers.

import { chosenBoot, mayStartPlainly } from "./boots.js";
import { partsOf, snapshotOf } from "./prefetch.js";
import { enter, isTouched, showPending, state } from "./state.js";
import { filled } from "./texts.js";
import { begin, createWorker, takeStarted } from "./workers.js";

/** Milliseconds without an answer after which the worker counts as stuck. */
const PATIENCE = 8000;

/** Milliseconds that a snapshot may take to be restored, once its bytes are there. */
const RESTORING = 10_000;

/** @typedef {{resolve: (response: Response) => void, reject: (error: Error) => void, lasts: boolean,
 *   stream?: ReadableStreamDefaultController<Uint8Array>}} Waiting */

/** @typedef {{program: Program, resolve: (error: ProgramError | null) => void,
 *   reject: (error: Error) => void}} Running */

export class Interpreter extends EventTarget {
  /** @param {Demo} demo */
  constructor(demo) {
    super();
    this.demo = demo;
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    /** The programs that are about to run. @type {Map<number, Running>} */
    this.running = new Map();
    /** @type {Failure | undefined} */
    this.failure = undefined;
    this.count = 0;
    this.heard = 0;
    /** How often the app has been shown anew. */
    this.generation = 0;
    this.isStuck = false;
    /** Whether the page shows the app, which a reader may have filled in then. */
    this.isShown = true;
    this.#renew();
  }

  /** Boot Python, unless that has happened. Resolves when it is ready, rejects when it fails. */
  start() {
    if (state() === "idle") this.#boot();
    return this.ready;
  }

  /** Throw the worker away with everything that waits for it, and boot another one. */
  restart() {
    this.#stop(this.demo.texts.restarted);
    this.#boot();
    return this.ready;
  }

  /**
   * Let a program's app take the place of the one that runs. Resolves to what is wrong with it, if
   * something is; the app before goes on then. Boots Python if need be, rejects when that fails.
   * @param {Program} program
   * @returns {Promise<ProgramError | null>}
   */
  async run(program) {
    await this.start();
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.running.set(id, { program, resolve, reject });
      this.#send({ type: "run", id, program });
    });
  }

  /**
   * Let the app answer a request; boots Python if need be.
   * @param {AppRequest} request
   * @param {AbortSignal} [signal]
   * @param {boolean} [lasts] whether the answer is meant to last as long as the session
   * @returns {Promise<Response>}
   */
  async request(request, signal, lasts = false) {
    const { generation } = this;
    await this.start();
    if (generation !== this.generation) return new Promise(() => {}); // whoever asked is gone
    const id = ++this.count;
    signal?.addEventListener("abort", () => this.#abort(id));
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, lasts });
      this.#tellPending();
      this.#send({ type: "request", id, ...request }, [request.body.buffer]);
    });
  }

  /** @param {number} id */
  #forget(id) {
    this.waiting.delete(id);
    this.#tellPending();
  }

  #tellPending() {
    showPending([...this.waiting.values()].filter(({ lasts }) => !lasts).length);
  }

  /**
   * Let the reader know something, in words.
   * @param {string} detail
   */
  note(detail) {
    this.dispatchEvent(new CustomEvent("note", { detail }));
  }

  #renew() {
    this.ready = new Promise((resolve, reject) => {
      this.succeed = resolve;
      this.fail = reject;
    });
    this.ready.catch(() => {}); // whoever waits for it handles it
  }

  async #boot() {
    this.failure = undefined;
    enter("booting");
    if (typeof WebAssembly !== "object") {
      this.#failed(this.demo.texts["no-webassembly"], "");
      return;
    }
    await this.#launch(chosenBoot(this.demo.runtime));
  }

  /** @param {Boot} way */
  async #launch(way) {
    this.way = way;
    const started = takeStarted();
    this.isStarted = Boolean(started); // what fails afterwards is the app, which would fail in any Python
    let /** @type {Worker} */ worker;
    try {
      worker = started ?? (await createWorker(this.demo.runtime));
    } catch (error) {
      this.#failed(filled(this.demo.texts["no-worker"], { reason: String(error) }), "");
      return;
    }
    this.worker = worker;
    worker.onmessage = ({ data }) => {
      if (this.worker === worker) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.worker !== worker) return; // its end was wanted
      const { texts } = this.demo;
      const reason = event.message || texts["out-of-memory"];
      this.#failed(filled(texts["worker-died"], { reason }), "");
    };
    if (!started) begin(worker, this.demo, way);
    this.#send({ type: "demo", demo: this.demo });
    this.#progress("loading-python");
    this.#watch();
    if (way === "snapshot" && !started) this.#restore(worker);
  }

  /**
   * Give a worker the snapshot, which is unpacked here: the worker is busy with WebAssembly.
   * @param {Worker} worker
   */
  async #restore(worker) {
    let /** @type {Uint8Array} */ bytes;
    try {
      bytes = await snapshotOf(this.demo.runtime);
    } catch (error) {
      if (this.worker === worker) this.#failed(String(error), "");
      return;
    }
    if (this.worker !== worker) return; // somebody has restarted it
    this.#send({ type: "snapshot", bytes }, [bytes.buffer]);
    this.limit = setTimeout(() => this.#failed(this.demo.texts["too-slow"], ""), RESTORING);
  }

  /** @param {string} reason */
  #stop(reason) {
    clearTimeout(this.limit);
    this.worker?.terminate();
    this.worker = undefined;
    clearInterval(this.watch);
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of this.running.values()) reject(new TypeError(reason));
    this.running.clear();
    this.#tellPending();
    for (const { reject, stream } of waiting) {
      reject(new TypeError(reason));
      stream?.error(new TypeError(reason));
    }
    this.fail?.(new TypeError(reason)); // whoever waits for a start that does not end
    this.#renew();
  }

  /**
   * @param {string} message
   * @param {string} trace
   */
  async #failed(message, trace) {
    clearTimeout(this.limit);
    const { worker } = this;
    const isRestoring = state() === "booting" && this.way === "snapshot" && !this.isStarted;
    if (isRestoring && mayStartPlainly(this.demo.runtime)) {
      console.info(`Python starts without its snapshot: ${message}`);
      this.worker?.terminate();
      this.worker = undefined;
      this.#launch("plain");
      return;
    }
    const fault = this.isStarted ? undefined : await faultOfHost(this.demo);
    if (this.worker === worker) this.#end(fault ?? message, fault ? "" : trace);
  }

  /**
   * @param {string} message
   * @param {string} trace
   */
  #end(message, trace) {
    const fail = this.fail;
    this.failure = { message, trace };
    fail?.(new TypeError(message));
    this.#stop(message);
    this.ready = Promise.reject(new TypeError(message));
    this.ready.catch(() => {});
    enter("failed", { message, trace });
  }

  /** @param {number} id */
  #abort(id) {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.#forget(id);
    const error = new DOMException("The request was aborted", "AbortError");
    waiting.reject(error);
    waiting.stream?.error(error);
    if (this.worker) this.#send({ type: "abort", id });
  }

  /**
   * @param {ToWorker} message
   * @param {Transferable[]} [transfer]
   */
  #send(message, transfer = []) {
    this.worker?.postMessage(message, transfer);
  }

  /** @param {FromWorker} message */
  #receive(message) {
    this.heard = performance.now();
    if (this.isStuck) {
      this.isStuck = false;
      this.dispatchEvent(new Event("moving"));
    }
    switch (message.type) {
      case "progress":
        clearTimeout(this.limit);
        this.#progress(message.stage, message.packages);
        break;
      case "started":
        clearTimeout(this.limit);
        this.isStarted = true;
        break;
      case "ready":
        clearTimeout(this.limit);
        this.#ready(message);
        break;
      case "failed":
        this.#failed(message.message, message.trace);
        break;
      case "console":
        console[message.level](message.text);
        this.dispatchEvent(new CustomEvent("output", { detail: message }));
        break;
      case "pong":
        break;
      case "ran":
        this.#ran(message);
        break;
      default:
        this.#answer(message);
    }
  }

  /** @param {Ready} message */
  #ready({ boot, milliseconds, differences, own }) {
    const isOnlyFilled = differences.every(({ property }) => property === "value");
    if (own && !(isOnlyFilled && this.isShown && isTouched())) {
      this.generation++;
      Object.assign(this.demo, own);
      this.dispatchEvent(new Event("anew"));
    }
    this.succeed?.(undefined);
    enter("ready", { boot, milliseconds, differences });
  }

  /** @param {Extract<FromWorker, {type: "ran"}>} message */
  #ran({ id, own, error }) {
    const running = this.running.get(id);
    this.running.delete(id);
    if (own) {
      for (const before of [...this.waiting.keys()]) this.#abort(before);
      this.generation++;
      Object.assign(this.demo, own, { program: running?.program });
      this.dispatchEvent(new Event("replaced"));
    }
    running?.resolve(error);
  }

  /**
   * @param {Stage} stage
   * @param {string[]} [packages] those that are loaded
   */
  #progress(stage, packages = []) {
    const detail = filled(this.demo.texts[stage], { packages: packages.join(", ") });
    this.dispatchEvent(new CustomEvent("progress", { detail }));
  }

  /** @param {Extract<FromWorker, {id: number}>} message */
  #answer(message) {
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    switch (message.type) {
      case "start":
        waiting.resolve(this.#response(message.id, waiting, message.status, message.headers));
        break;
      case "chunk":
        waiting.stream?.enqueue(message.bytes);
        break;
      case "end":
        waiting.stream?.close();
        this.#forget(message.id);
        break;
      case "broken":
        waiting.reject(new TypeError(message.message));
        waiting.stream?.error(new TypeError(message.message));
        this.#forget(message.id);
    }
  }

  /**
   * @param {number} id
   * @param {Waiting} waiting
   * @param {number} status
   * @param {[string, string][]} headers
   */
  #response(id, waiting, status, headers) {
    if ([204, 205, 304].includes(status)) return new Response(null, { status, headers });
    const body = new ReadableStream({
      start: (stream) => {
        waiting.stream = stream;
      },
      cancel: () => {
        this.#forget(id);
        this.#send({ type: "abort", id });
      },
    });
    return new Response(body, { status, headers });
  }

  /** Ask the worker now and then whether it is alive, while somebody waits for it. */
  #watch() {
    this.heard = performance.now();
    clearInterval(this.watch);
    this.watch = setInterval(() => {
      if (state() !== "ready") return;
      this.#send({ type: "ping" });
      if (performance.now() - this.heard > PATIENCE && !this.isStuck) {
        this.isStuck = true;
        this.dispatchEvent(new Event("stuck"));
      }
    }, 2000);
  }
}

/**
 * What is wrong with the first of the files that a start needs, if it is the host's fault.
 * @param {Demo} demo
 */
async function faultOfHost({ runtime, files }) {
  for (const url of [...partsOf(runtime), ...Object.values(files)]) {
    const fault = await window.docsgenFault?.(url);
    if (fault) return fault;
  }
}
