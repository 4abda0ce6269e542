// Files of the app in elements: the browser would ask the network for them, where they are not. Each
// such address is replaced by one that the browser can load, before it sees the first.

import { decoded } from "./addresses.js";
import { isConfined, openTab } from "./egress.js";
import { frontEnd } from "./front-end.js";

/** @typedef {import("./requests.js").Requests} Requests */

/** Elements and the attributes that make them load something. */
const LOADING = /** @type {const} */ ([
  [HTMLImageElement, "src"],
  [HTMLMediaElement, "src"],
  [HTMLVideoElement, "poster"],
  [HTMLSourceElement, "src"],
  [HTMLTrackElement, "src"],
  [HTMLIFrameElement, "src"],
  [HTMLEmbedElement, "src"],
  [HTMLObjectElement, "data"],
  [HTMLScriptElement, "src"],
  [HTMLLinkElement, "href"],
]);
const MARKED = "data-docsgen-";
const IN_MARKUP = new RegExp(`(\\s)(src|poster)=(["'])([^"']*${frontEnd.files}[=/][^"']*)\\3`, "g");

export class Media {
  /** @param {Requests} requests */
  constructor(requests) {
    this.requests = requests;
    /** @type {Map<string, Promise<string>>} */
    this.known = new Map();
    /** @type {Set<string>} */
    this.addresses = new Set();
    /** @type {WeakMap<Element, string>} */
    this.latest = new WeakMap();
  }

  /** Watch everything that puts an address into the document. */
  install() {
    this.#addresses();
    for (const [type, name] of LOADING) this.#property(type.prototype, name);
    this.#attributes();
    this.#markup();
    this.#links();
    this.#transfers();
    this.#workers();
  }

  /** Players give the addresses of files back to the browser; others may still need them. */
  #addresses() {
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (address) => {
      if (!this.addresses.has(address)) revoke(address);
    };
  }

  /** Forget what an app that is gone has made. */
  clear() {
    this.known.clear();
  }

  /**
   * @param {any} prototype
   * @param {string} name
   */
  #property(prototype, name) {
    const { get, set, ...rest } = /** @type {PropertyDescriptor} */ (
      Object.getOwnPropertyDescriptor(prototype, name)
    );
    const media = this;
    Object.defineProperty(prototype, name, {
      ...rest,
      get,
      set(/** @type {string} */ value) {
        media.#assign(this, name, String(value), (address) => set?.call(this, address));
      },
    });
  }

  #attributes() {
    const setAttribute = Element.prototype.setAttribute;
    const media = this;
    Element.prototype.setAttribute = function (name, value) {
      const loads = LOADING.some(([type, attribute]) => attribute === name && this instanceof type);
      if (!loads) return setAttribute.call(this, name, value);
      return media.#assign(this, name, String(value), (address) =>
        setAttribute.call(this, name, address),
      );
    };
  }

  /**
   * @param {Element} element
   * @param {string} name
   * @param {string} value
   * @param {(address: string) => void} set
   */
  #assign(element, name, value, set) {
    const path = value && this.requests.pathOf(value);
    this.latest.set(element, value);
    if (!path) return set(value);
    const isFrame = element instanceof HTMLIFrameElement && isConfined(); // its policy allows blobs
    const address = isFrame ? undefined : this.requests.addressOf(path);
    if (address) return set(address);
    if (element instanceof HTMLMediaElement) unload(element);
    (isFrame ? this.requests.blobOf(path) : this.#load(path))
      .then((loaded) => {
        if (this.latest.get(element) === value) set(loaded);
      })
      .catch((error) => {
        console.warn(`${name} of a ${element.localName}: ${error.message}`);
        element.dispatchEvent(new Event("error"));
      });
  }

  /** @param {string} path */
  #load(path) {
    let address = this.known.get(path);
    if (!address) {
      address = this.requests.load(path);
      this.known.set(path, address);
      address.then(
        (made) => this.addresses.add(made),
        () => this.known.delete(path),
      );
    }
    return address;
  }

  /** Markup that is set as text: its addresses are put aside until their elements are there. */
  #markup() {
    const inner = /** @type {PropertyDescriptor} */ (
      Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML")
    );
    const aside = (/** @type {string} */ html) =>
      html.includes(frontEnd.files) ? html.replace(IN_MARKUP, `$1${MARKED}$2=$3$4$3`) : html;
    Object.defineProperty(Element.prototype, "innerHTML", {
      ...inner,
      set(/** @type {string} */ html) {
        inner.set?.call(this, typeof html === "string" ? aside(html) : html);
      },
    });
    const insert = Element.prototype.insertAdjacentHTML;
    Element.prototype.insertAdjacentHTML = function (where, html) {
      insert.call(this, where, aside(html));
    };
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) this.#bringBack(node);
    }).observe(document, { childList: true, subtree: true });
  }

  /** @param {Node} node */
  #bringBack(node) {
    if (!(node instanceof Element)) return;
    for (const name of ["src", "poster"]) {
      const marked = `[${MARKED}${name}]`;
      for (const element of [node, ...node.querySelectorAll(marked)]) {
        const value = element.getAttribute(MARKED + name);
        if (value === null) continue;
        element.removeAttribute(MARKED + name);
        element.setAttribute(name, value);
      }
    }
  }

  /**
   * Links to files of the app: the file is loaded when the link is followed. So is one of another host
   * that is to be saved: a browser would leave the app for it.
   */
  #links() {
    const click = HTMLAnchorElement.prototype.click;
    const follow = (/** @type {HTMLAnchorElement} */ link) => {
      const path = this.requests.pathOf(link.href);
      if (!path && isSavedFromElsewhere(link)) {
        saveFromElsewhere(link).catch(() => click.call(inTab(link)));
        return true;
      }
      if (!path?.startsWith(frontEnd.api)) return false;
      this.#load(path)
        .then((address) => save(address, link.download || fileName(path), link.target))
        .catch((error) => console.warn(`download: ${error.message}`));
      return true;
    };
    HTMLAnchorElement.prototype.click = function () {
      if (!follow(this)) click.call(this);
    };
    document.addEventListener(
      "click",
      (event) => {
        const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
        if (!link || event.defaultPrevented) return;
        if (follow(/** @type {HTMLAnchorElement} */ (link))) event.preventDefault();
      },
      true,
    );
  }

  /** Workers of the front end that are told the address of a file. */
  #workers() {
    const post = Worker.prototype.postMessage;
    const media = this;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ given) {
      const named = frontEnd.addressIn(message);
      const path = named && media.requests.pathOf(named);
      if (!path) return post.call(this, message, given);
      media
        .#load(path)
        .catch(() => named)
        .then((address) => post.call(this, frontEnd.withAddress(message, address), given));
    };
  }

  /** XMLHttpRequest, which the viewers of 3D models and of streams use. */
  #transfers() {
    const media = this;
    const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
    /** @type {WeakMap<XMLHttpRequest, {path: string, rest: any[]}>} */
    const held = new WeakMap();
    XMLHttpRequest.prototype.open = /** @type {any} */ (
      /** @this {XMLHttpRequest} */ function (
        /** @type {string} */ method,
        /** @type {string} */ url,
        /** @type {any[]} */ ...rest
      ) {
        const path = media.requests.pathOf(String(url));
        if (path) held.set(this, { path, rest });
        return open.apply(this, /** @type {any} */ ([method, path ? "data:," : url, ...rest]));
      }
    );
    XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
      if (!held.has(this)) setRequestHeader.call(this, name, value);
    };
    XMLHttpRequest.prototype.send = function (body) {
      const request = held.get(this);
      if (!request) return send.call(this, body);
      media.#load(request.path).then(
        (address) => {
          const { responseType } = this;
          open.apply(this, /** @type {any} */ (["GET", address, true]));
          this.responseType = responseType;
          send.call(this);
        },
        () => this.dispatchEvent(new ProgressEvent("error")),
      );
    };
  }
}

/**
 * What the browser does by itself as soon as an element gets another address.
 * @param {HTMLMediaElement} element
 */
function unload(element) {
  element.removeAttribute("src");
  element.load();
}

/**
 * @param {string} address
 * @param {string} name
 * @param {string} target
 */
function save(address, name, target) {
  if (target === "_blank" && openTab(address)) return;
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.dispatchEvent(new MouseEvent("click", { bubbles: false }));
  link.remove();
}

/** @param {HTMLAnchorElement} link */
function isSavedFromElsewhere(link) {
  return (
    link.hasAttribute("download") &&
    /^https?:$/.test(link.protocol) &&
    link.origin !== new URL(document.baseURI).origin
  );
}

/**
 * Save a file of another host, which has to let browsers ask it.
 * @param {HTMLAnchorElement} link
 */
async function saveFromElsewhere(link) {
  const { href, download } = link;
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(answer.statusText);
  save(URL.createObjectURL(await answer.blob()), download || fileName(href), "");
}

/**
 * The same link, which opens a tab of its own.
 * @param {HTMLAnchorElement} link
 */
function inTab(link) {
  const other = /** @type {HTMLAnchorElement} */ (link.cloneNode());
  other.target = "_blank";
  return other;
}

/** @param {string} path */
function fileName(path) {
  return decoded(path.split("?")[0]?.split("/").pop() ?? "download");
}
