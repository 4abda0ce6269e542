// Requests of the front end for its app: answered by the page where no Python is needed, else by the
// app in the worker. Everything else goes to the network as ever.

import { decoded } from "./addresses.js";
import { isConfined } from "./egress.js";
import { frontEnd } from "./front-end.js";

const real = window.fetch.bind(window);

/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

export class Requests {
  /**
   * @param {Demo} demo
   * @param {string[]} roots what may stand before the app's own paths, without a slash at the end
   * @param {Interpreter} interpreter
   */
  constructor(demo, roots, interpreter) {
    this.demo = demo;
    this.roots = roots;
    this.interpreter = interpreter;
  }

  /** Put this in the place of the browser's fetch. */
  install() {
    window.fetch = (input, init) => this.fetch(input, init);
  }

  /**
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   */
  async fetch(input, init) {
    const path = this.pathOf(input instanceof Request ? input.url : String(input));
    if (path === undefined) return isRefused(input) ? new Promise(() => {}) : real(input, init);
    const address = this.addressOf(path);
    if (address) return real(address);
    return this.#local(path) ?? this.#remote(new Request(input, init), path);
  }

  /**
   * The path of `url` below the app's root, with its query; undefined when it is elsewhere.
   * @param {string} url
   */
  pathOf(url) {
    let absolute;
    try {
      absolute = new URL(url, document.baseURI).href;
    } catch {
      return undefined;
    }
    for (const root of this.roots) {
      const path = absolute.startsWith(`${root}/`) ? absolute.slice(root.length) : "";
      if (frontEnd.isOwn(path)) return path;
    }
    // in an app's own markup, which is written for a server of its own
    const path = absolute.startsWith(location.origin) ? absolute.slice(location.origin.length) : "";
    return path.startsWith(frontEnd.api) ? path : undefined;
  }

  /**
   * Where a file that needs no Python is found on the network; undefined when it needs some.
   * @param {string} path
   */
  addressOf(path) {
    const bare = path.split(/[?#]/)[0] ?? "";
    const address = frontEnd.addressOf(bare, this.demo);
    if (address) return address;
    const file = fileIn(bare);
    return file && !this.interpreter.worker ? this.demo.files[file] : undefined;
  }

  /**
   * @param {string} path
   * @returns {Promise<Response> | Response | undefined}
   */
  #local(path) {
    const { interpreter, demo } = this;
    const bare = path.split("?")[0] ?? "";
    const isRunning = Boolean(interpreter.worker);
    if (!isRunning && frontEnd.isEndless(bare)) return this.#patient(bare);
    return frontEnd.answer(bare, demo, isRunning, (message) => interpreter.note(message));
  }

  /**
   * An answer that lasts as long as the session; it begins when Python is there.
   * @param {string} path
   */
  #patient(path) {
    const { interpreter } = this;
    const body = new ReadableStream({
      start(stream) {
        const listen = async () => {
          const asked = {
            method: "GET",
            path,
            query: "",
            headers: /** @type {[string, string][]} */ ([]),
            body: new Uint8Array(),
          };
          const response = await interpreter.request(asked, undefined, true);
          for await (const chunk of /** @type {any} */ (response.body)) stream.enqueue(chunk);
        };
        interpreter.ready?.then(listen).catch(() => {});
      },
    });
    return eventStream(body);
  }

  /**
   * @param {Request} request
   * @param {string} path
   */
  async #remote(request, path) {
    const [bare = "", query = ""] = split(path, "?");
    const plain = decoded(bare);
    try {
      const body = new Uint8Array(await request.arrayBuffer());
      const headers = [...readersHeaders(), ...request.headers];
      const { method, signal } = request;
      const asked = { method, path: plain, query, headers, body };
      const lasts = frontEnd.isEndless(plain);
      const response = await this.interpreter.request(asked, signal, lasts);
      return frontEnd.isEvents(plain) ? withLastWords(response, signal) : response;
    } catch (error) {
      if (request.signal.aborted) throw error;
      const detail = messageOf(error);
      if (frontEnd.isEvents(plain)) return eventStream(lastWords(detail));
      return json(JSON.stringify({ error: detail, detail }), 503);
    }
  }

  /**
   * An address at which the browser itself can load a file of the app.
   * @param {string} path
   * @returns {Promise<string>}
   */
  async load(path) {
    return this.addressOf(path) ?? this.blobOf(path);
  }

  /**
   * The address of a blob with a file of the app.
   * @param {string} path
   * @returns {Promise<string>}
   */
  async blobOf(path) {
    const response = await this.fetch(this.roots[0] + path);
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return URL.createObjectURL(await response.blob());
  }
}

/**
 * Whether this would only fail, loudly: embeds ask no other host.
 * @param {RequestInfo | URL} input
 */
function isRefused(input) {
  const url = input instanceof Request ? input.url : String(input);
  return isConfined() && frontEnd.isNeedless(url);
}

/**
 * What the reader's browser tells every server of itself, and shows no script in a request.
 * @returns {[string, string][]}
 */
function readersHeaders() {
  const languages = navigator.languages.map((language, index) =>
    index ? `${language};q=${Math.max(1, 10 - index) / 10}` : language,
  );
  return [
    ["user-agent", navigator.userAgent],
    ["accept-language", languages.join(",")],
    ["referer", location.href.split("#")[0] ?? ""],
  ];
}

/**
 * The path in Python's file system that a URL path names.
 * @param {string} path
 */
function fileIn(path) {
  const found = frontEnd.fileIn(path);
  const name = found && decoded(found);
  return name && (name.startsWith("/") ? name : `/demo/${name}`);
}

/**
 * Events that end with a message when Python is gone, so that each of them fails. A connection that
 * just breaks has the front end load the page anew, and what the reader has written would be lost.
 * @param {Response} response
 * @param {AbortSignal} signal
 */
function withLastWords(response, signal) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  const body = new ReadableStream({
    async pull(stream) {
      try {
        const { done, value } = await reader.read();
        if (done) stream.close();
        else stream.enqueue(value);
      } catch (error) {
        if (signal.aborted) throw error;
        stream.enqueue(new TextEncoder().encode(lastWords(messageOf(error))));
        stream.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return eventStream(body);
}

/** @param {string} message */
function lastWords(message) {
  return frontEnd.lastWords(message).map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
}

/** @param {BodyInit} body */
function eventStream(body) {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {string} body
 * @param {number} [status]
 */
function json(body, status = 200) {
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}

/**
 * @param {string} text
 * @param {string} separator
 */
function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
