// Says in words why an app cannot start where its host is at fault. It is written into the page itself, as a
// classic script: modules are just what a host may fail to send, or a frame without an origin to get.
// Nothing is measured: a host that takes its time is no fault.

(() => {
  if (location.protocol === "file:") return; // the page says so itself
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const runtime = new URL(script.dataset.runtime ?? "", document.baseURI).href;
  let isTold = false;

  /**
   * What is wrong with what a host answers for a file; undefined when nothing is.
   * @param {string} url
   * @returns {Promise<string | undefined>}
   */
  window.docsgenFault = async (url) => {
    const answer = await fetch(url).catch(() => undefined);
    if (!answer) {
      const isThere = await fetch(url, { mode: "no-cors" }).catch(() => undefined);
      return isThere ? docsgenText("start.cors", { url }) : docsgenText("start.silent", { url });
    }
    answer.body?.cancel();
    const { status } = answer;
    if (!answer.ok) return docsgenText("start.status", { url, status });
    const type = answer.headers.get("Content-Type") ?? "";
    const path = new URL(url).pathname;
    if (/html/.test(type) && !/html$/.test(path)) return docsgenText("start.page", { url });
    const wanted = { js: /(java|ecma)script/, css: /css/ }[path.replace(/.*\./, "")];
    if (wanted && !wanted.test(type)) return docsgenText("start.type", { url, type: type || "?" });
  };

  /** The scripts and style sheets of the runtime that the page has asked for. */
  const asked = () =>
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => name.startsWith(runtime) && /\.(js|css)$/.test(name));

  /**
   * Tell of the first of some files, or of those that they need, with which something is wrong.
   * @param {string[]} urls
   */
  const look = async (urls) => {
    for (const url of new Set([...urls, ...asked()])) {
      const fault = await window.docsgenFault(url);
      if (fault) return tell(fault);
    }
  };

  /** @param {string} reason */
  const tell = (reason) => {
    if (!document.body) return addEventListener("DOMContentLoaded", () => tell(reason));
    if (isTold) return;
    isTold = true;
    const panel = document.createElement("div");
    panel.id = "docsgen-fault";
    panel.setAttribute("role", "alert");
    for (const text of [docsgenText("start.cannot"), docsgenText("start.owner", { reason })]) {
      panel.appendChild(document.createElement("p")).textContent = text;
    }
    document.body.prepend(panel);
    const height = Math.ceil(panel.getBoundingClientRect().height) + 32;
    if (parent !== window) parent.postMessage({ type: "docsgen:height", height }, "*");
  };

  const fail = () => {
    document.documentElement.dataset.player = "failed";
    if (parent !== window) parent.postMessage({ type: "docsgen:state", state: "failed" }, "*");
  };

  addEventListener(
    "error",
    async ({ target }) => {
      const isScript = target instanceof HTMLScriptElement;
      if (!isScript && !(target instanceof HTMLLinkElement)) return;
      const url = isScript ? target.src : target.href;
      if (!url.startsWith(runtime)) return;
      await look([url]);
      if (!isScript) return;
      fail();
      tell(docsgenText("start.unclear", { url }));
    },
    true,
  );
  addEventListener("load", () => {
    /** @type {NodeListOf<HTMLLinkElement>} */
    const links = document.querySelectorAll("link[rel=stylesheet]");
    const ours = [...links].filter(({ href }) => href.startsWith(runtime));
    const ignored = ours.filter(({ sheet }) => !sheet?.cssRules.length); // which Chromium calls loaded
    if (ignored.length) look(ignored.map(({ href }) => href));
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    const [url] = /https?:\S+/.exec(/module/.test(reason) ? String(reason) : "") ?? [];
    if (url?.startsWith(runtime)) look([url]);
  });
})();
