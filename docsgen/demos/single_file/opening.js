// Opens an app that is a single file: unpacks the files that the page carries, gives each an address that
// the browser can load, and shows the app's page as if a host had sent it. No address leads out of the
// page, so that it works where nothing may be loaded: as file://, in a mail, in a frame without an origin.

/** @typedef {{base: string, size: number, files: [path: string, size: number, type: string][]}} Table */
/** @typedef {ReturnType<typeof answerForFiles>} AddressOf */

(async () => {
  /** What the addresses of an element's property lead to. */
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

  /** Letters of the archive's text, by their value: those of base85 without what HTML could mistake. */
  const LETTERS =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

  /** @param {string} id of an element that holds data, which is not needed there any more */
  function taken(id) {
    const element = /** @type {HTMLElement} */ (document.getElementById(id));
    element.remove();
    return /** @type {string} */ (element.textContent);
  }

  /**
   * The bytes that base85 stands for: five letters are four bytes, as in Python's `base64.b85encode`.
   * @param {string} text
   * @param {number} size how many there are
   */
  function decoded(text, size) {
    const values = new Uint8Array(128);
    for (let value = 0; value < LETTERS.length; value++) values[LETTERS.charCodeAt(value)] = value;
    const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
    for (let at = 0, to = 0; at < text.length; to += 4) {
      let word = 0;
      for (const end = at + 5; at < end; at++) {
        word = word * 85 + /** @type {number} */ (values[text.charCodeAt(at)]);
      }
      bytes.setUint32(to, word);
    }
    return bytes.buffer.slice(0, size);
  }

  /** @param {ArrayBuffer} archive compressed as gzip */
  function unpacked(archive) {
    const stream = new Blob([archive]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).blob();
  }

  /**
   * The app's files by their paths.
   * @param {Table} table
   * @param {Blob} archive the files one after the other
   */
  function filesOf(table, archive) {
    /** @type {Record<string, Blob>} */
    const files = {};
    let at = 0;
    for (const [path, size, type] of table.files) {
      files[path] = archive.slice(at, (at += size), type);
    }
    return files;
  }

  /**
   * The files that were put into the page after it was made, by their paths: an app, in a page that has but
   * a runtime.
   */
  async function addedFiles() {
    const hasAny = document.getElementById("docsgen-added") !== null;
    /** @type {[path: string, data: string][]} */
    const added = hasAny ? Object.entries(JSON.parse(taken("docsgen-added"))) : [];
    const blobs = added.map(async ([path, data]) => [path, await (await fetch(data)).blob()]);
    return Object.fromEntries(await Promise.all(blobs));
  }

  /**
   * Let static imports find modules, which know each other by their addresses for the app.
   * @param {Table} table
   * @param {AddressOf} addressOf
   */
  function mapImports({ base, files }, addressOf) {
    const modules = files.filter(([, , type]) => type.endsWith("javascript"));
    const names = modules.map(([path]) => base + encodeURI(path));
    const map = document.createElement("script");
    map.type = "importmap";
    map.textContent = JSON.stringify({
      imports: Object.fromEntries(names.map((name) => [name, addressOf(name)])),
    });
    document.head.append(map);
  }

  /**
   * Let style sheets find what they name, which they know by addresses relative to their own.
   * @param {Record<string, Blob>} files
   * @param {string} base
   * @param {AddressOf} addressOf
   */
  async function mapStyles(files, base, addressOf) {
    for (const [path, { type }] of Object.entries(files)) {
      if (type !== "text/css") continue;
      const css = await /** @type {Blob} */ (files[path]).text();
      const mapped = css.replace(/url\((["']?)(.*?)\1\)/g, (whole, _, url) => {
        const address = addressOf(new URL(url, base + encodeURI(path)));
        return address ? `url("${address}")` : whole;
      });
      files[path] = new Blob([mapped], { type });
    }
  }

  /**
   * Let elements load the app's files. Whoever reads their properties finds the addresses for the app.
   * @param {AddressOf} addressOf
   */
  function answerForElements(addressOf) {
    /** Addresses for the app by those of the browser. @type {Map<string, string>} */
    const known = new Map();
    const loadable = (/** @type {string} */ value) => {
      const address = addressOf(value);
      if (address) known.set(address, new URL(value, document.baseURI).href);
      return address ?? value;
    };
    for (const [type, name] of LOADING) {
      const property = /** @type {PropertyDescriptor} */ (
        Object.getOwnPropertyDescriptor(type.prototype, name)
      );
      Object.defineProperty(type.prototype, name, {
        ...property,
        get() {
          const address = property.get?.call(this);
          return known.get(address) ?? address;
        },
        set(/** @type {string} */ value) {
          property.set?.call(this, loadable(value));
        },
      });
    }
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      const loads = LOADING.some(([type, attribute]) => attribute === name && this instanceof type);
      setAttribute.call(this, name, loads ? loadable(value) : value);
    };
  }

  /**
   * Let workers load the app's files, as the page does. Where the page is a file, a worker cannot load
   * what the page has an address for: it is given the files themselves, and its script.
   * @param {Record<string, Blob>} files
   * @param {string} base
   * @param {AddressOf} addressOf
   * @param {Map<string, Blob | MediaSource>} blobs by their addresses
   */
  function answerForWorkers(files, base, addressOf, blobs) {
    const start = `onmessage = ({ data: { files, base, script } }) => {
      onmessage = null;
      (${answerForFiles})(files, base);
      importScripts(typeof script === "string" ? script : URL.createObjectURL(script));
    };`;
    const starter = URL.createObjectURL(new Blob([start], { type: "text/javascript" }));
    window.Worker = class extends Worker {
      /**
       * @param {string | URL} url
       * @param {WorkerOptions} [options]
       */
      constructor(url, options) {
        const address = addressOf(url) ?? String(url);
        const isClassic = options?.type !== "module";
        super(isClassic ? starter : address, options);
        if (isClassic) super.postMessage({ files, base, script: blobs.get(address) ?? address });
      }
    };
  }

  /**
   * The blobs that have addresses, by these. Those of the app's files keep theirs, whoever gives it back.
   * @param {Record<string, Blob>} files
   * @returns {Map<string, Blob | MediaSource>}
   */
  function rememberedBlobs(files) {
    const blobs = new Map();
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const address = create(blob);
      blobs.set(address, blob);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      if (Object.values(files).includes(blobs.get(address))) return;
      blobs.delete(address);
      revoke(address);
    };
    return blobs;
  }

  /**
   * Follow links to pages of the app: this file is opened anew, with the page's path after a `#`.
   * @param {Table} table
   */
  function followPages({ base, files }) {
    document.addEventListener(
      "click",
      (event) => {
        const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
        const href = /** @type {HTMLAnchorElement | undefined} */ (link)?.getAttribute("href");
        const path = href && !href.startsWith("#") && pagePath(new URL(href, document.baseURI).href);
        if (typeof path !== "string") return;
        event.preventDefault();
        location.hash = `#/${path}`;
        location.reload();
      },
      true,
    );
    const pagePath = (/** @type {string} */ url) => {
      const path = url.startsWith(base) ? url.slice(base.length).replace(/[?#].*|\/$/g, "") : null;
      return files.some(([file]) => file === indexOf(path)) ? path : undefined;
    };
  }

  /** @param {string | null} page */
  function indexOf(page) {
    return page ? `${decodeURIComponent(page)}/index.html` : "index.html";
  }

  /**
   * Put a page of the app in the place of this one, and start its scripts: those that are modules. Others
   * are about the folder that an app is otherwise.
   * @param {string} html
   */
  async function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const scripts = [...page.querySelectorAll('script[type="module"]')];
    const { documentElement: root, head, body } = document;
    for (const script of page.querySelectorAll("script:not([type='application/json'])")) script.remove();
    for (const link of page.querySelectorAll("link")) {
      link.setAttribute("href", /** @type {string} */ (link.getAttribute("href")));
    }
    for (const { name, value } of page.documentElement.attributes) root.setAttribute(name, value);
    head.replaceChildren(...page.head.childNodes);
    body.replaceChildren(...page.body.childNodes);
    for (const script of scripts) {
      await import(new URL(/** @type {string} */ (script.getAttribute("src")), document.baseURI).href);
    }
  }

  /** @type {Table} */
  const table = JSON.parse(taken("docsgen-files"));
  const { base } = table;
  const archive = await unpacked(decoded(taken("docsgen-archive"), table.size));
  const files = { ...filesOf(table, archive), ...(await addedFiles()) };
  const asked = /^#\/(.*)/.exec(location.hash)?.[1] ?? "";
  const page = files[indexOf(asked)] ? asked : "";
  Object.defineProperty(document, "baseURI", { value: page ? `${base}${page}/` : base });
  const blobs = rememberedBlobs(files);
  const addressOf = answerForFiles(files, base);
  await mapStyles(files, base, addressOf);
  mapImports(table, addressOf);
  answerForElements(addressOf);
  answerForWorkers(files, base, addressOf, blobs);
  followPages(table);
  await show(await /** @type {Blob} */ (files[indexOf(page)]).text());
})().catch((error) => {
  console.error(error);
  const text = /** @type {HTMLElement} */ (document.getElementById("docsgen-opening"));
  text.textContent = `${text.dataset.failed} ${error.message ?? error}`;
  document.body.replaceChildren(text);
});
