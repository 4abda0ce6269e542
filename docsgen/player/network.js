// What Python may ask of other hosts: those that the demo's author has named. The worker refuses the
// others by itself, for a page of somebody's own has no policy, and a policy says no reason to a script.

/**
 * What holds for addresses: in full, whether of another host, and why it must not be asked or was not
 * answered.
 * @typedef {{
 *   full: (url: unknown) => string,
 *   isForeign: (url: string) => boolean,
 *   refusal: (url: string) => Error | undefined,
 *   silence: (url: string) => Error,
 * }} Rules
 */

/** Headers with which a request of a script to another host has to be asked for first. */
const NEEDLESS = ["user-agent"];

/**
 * Let a worker ask its own host and those of the demo only, and say in words why a request failed.
 * @param {any} scope the worker's global object
 * @param {Place} place
 */
export function guard(scope, place) {
  const rules = rulesOf(place);
  guardFetch(scope, rules);
  guardTransfers(scope, rules);
  for (const name of ["WebSocket", "EventSource"]) guardConnections(scope, name, rules);
}

/**
 * @param {Place} place
 * @returns {Rules}
 */
function rulesOf({ root, runtime, connect, texts }) {
  const parts = ["", runtime.pyodide, runtime.lock, runtime.packages];
  const own = new Set([root, ...parts].map((part) => originOf(absolute(part, runtime.url))));
  const said = (/** @type {string} */ text, /** @type {string} */ url) =>
    text.replace("{host}", () => new URL(url).host);
  const isForeign = (/** @type {string} */ url) => isOfHost(url) && !own.has(originOf(url));
  return {
    full: (url) => absolute(url, root),
    isForeign,
    refusal(url) {
      if (!isForeign(url) || connect.some((host) => fits(host, new URL(url)))) return undefined;
      const { host } = new URL(url);
      const advice = `Its author can allow it: --allow-host ${host}, or connect: ["${host}"] in demo.yaml.`;
      return new Error(`${said(texts["host-refused"], url)} ${advice}`);
    },
    silence: (url) => new Error(said(texts["host-silent"], url)),
  };
}

/**
 * @param {any} scope
 * @param {Rules} rules
 */
function guardFetch(scope, { full, isForeign, refusal, silence }) {
  const real = scope.fetch.bind(scope);
  scope.fetch = async (/** @type {RequestInfo | URL} */ input, /** @type {RequestInit} */ init) => {
    const url = full(input instanceof Request ? input.url : input);
    const refused = refusal(url);
    if (refused) throw refused;
    if (!isForeign(url)) return real(input, init);
    const request = new Request(input, init);
    for (const name of NEEDLESS) request.headers.delete(name);
    let /** @type {Response} */ response;
    try {
      response = await real(request);
    } catch (error) {
      throw request.signal.aborted ? error : silence(url);
    }
    const elsewhere = response.url && refusal(response.url);
    if (elsewhere) throw elsewhere;
    return response;
  };
}

/**
 * XMLHttpRequest, which scripts wait for where they cannot be suspended.
 * @param {any} scope
 * @param {Rules} rules
 */
function guardTransfers(scope, { full, isForeign, refusal, silence }) {
  const { open, send, setRequestHeader } = scope.XMLHttpRequest.prototype;
  /** @type {WeakMap<object, string>} */
  const asked = new WeakMap();
  Object.assign(scope.XMLHttpRequest.prototype, {
    /** @param {[string, string]} given */
    open(...given) {
      const url = full(given[1]);
      const refused = refusal(url);
      if (refused) throw refused;
      if (isForeign(url)) asked.set(this, url);
      return open.apply(this, given);
    },
    /** @type {(name: string, value: string) => void} */
    setRequestHeader(name, value) {
      if (!asked.has(this) || !NEEDLESS.includes(name.toLowerCase())) {
        setRequestHeader.call(this, name, value);
      }
    },
    /** @param {any} body */
    send(body) {
      try {
        send.call(this, body);
      } catch (/** @type {any} */ error) {
        const url = asked.get(this);
        throw url && error.name === "NetworkError" ? silence(url) : error;
      }
    },
  });
}

/**
 * @param {any} scope
 * @param {string} name of a class whose objects connect with the address that they are given
 * @param {Rules} rules
 */
function guardConnections(scope, name, { full, refusal }) {
  scope[name] = new Proxy(scope[name], {
    construct(real, given, target) {
      const refused = refusal(full(given[0]));
      if (refused) throw refused;
      return Reflect.construct(real, given, target);
    },
  });
}

/**
 * Whether a host that an author has named is that of an address.
 * @param {string} host
 * @param {URL} url
 */
function fits(host, url) {
  const [name = "", port = ""] = host.split(":");
  const isName = name.startsWith("*.") ? url.hostname.endsWith(name.slice(1)) : url.hostname === name;
  return isName && (port === "*" || port === url.port || isUsual(port, url));
}

/**
 * Whether a port is the one of an address that names none.
 * @param {string} port
 * @param {URL} url
 */
function isUsual(port, url) {
  return !url.port && port === (/^(https|wss):$/.test(url.protocol) ? "443" : "80");
}

/** @param {string} url */
function isOfHost(url) {
  return /^(https?|wss?):/i.test(url);
}

/** @param {string} url */
function originOf(url) {
  return isOfHost(url) ? new URL(url).origin.replace(/^ws/, "http") : "";
}

/**
 * An address in full; one that is none is left to the browser to refuse.
 * @param {unknown} url
 * @param {string} base
 */
function absolute(url, base) {
  try {
    return new URL(String(url), base).href;
  } catch {
    return String(url);
  }
}
