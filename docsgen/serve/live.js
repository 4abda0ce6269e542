// Keeps a page that `docsgen serve` shows up to date. It looks at the page before deferred scripts do,
// and when the server announces another version, only what differs between the two versions is changed:
// scroll position, open details and what scripts made of the page stay as they are. A classic script,
// like the theme's own.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const source = /** @type {string} */ (script.getAttribute("src"));
  let version = script.dataset.page;
  let wanted = version;
  let isBusy = false;

  /** The page as it was served last. */
  let served = document;
  /** What became, on the page, of the nodes as they were served. @type {WeakMap<Node, Node>} */
  const lives = new WeakMap();

  /** @typedef {{message: string, hint: string, file: string, line: number | null}} Trouble */

  /** Remember the page as it is, with nothing of docsgen's and before scripts change it. */
  function remember() {
    script.remove();
    served = /** @type {Document} */ (document.cloneNode(true));
    pair(served, document);
  }

  /**
   * @param {Node} as
   * @param {Node} live
   */
  function pair(as, live) {
    lives.set(as, live);
    as.childNodes.forEach((child, at) => pair(child, live.childNodes[at]));
  }

  /** Bring the page to the version that is wanted, however often that changes meanwhile. */
  async function update() {
    if (isBusy) return;
    isBusy = true;
    try {
      while (version !== wanted) {
        const response = await fetch(location.href, { cache: "no-store" });
        const next = new DOMParser().parseFromString(await response.text(), "text/html");
        const own = /** @type {HTMLScriptElement | null} */ (next.querySelector(`script[src="${source}"]`));
        version = own?.dataset.page ?? wanted;
        own?.remove();
        await show(next);
      }
    } finally {
      isBusy = false;
    }
  }

  /** @param {Document} next */
  async function show(next) {
    if (scripts(served) !== scripts(next)) {
      location.reload();
      return;
    }
    await swapStyles(next);
    patch(served.head, next.head);
    patch(served.body, next.body);
    served = next;
    document.dispatchEvent(new CustomEvent("docsgen:update"));
  }

  /**
   * The scripts that a page runs while it loads; others need another load.
   * @param {Document} page
   */
  function scripts(page) {
    const running = [...page.scripts].filter((one) => one.type !== "application/ld+json");
    return running.map((one) => one.outerHTML).join("\n");
  }

  /**
   * Load changed style sheets before the old ones go, so that there is no moment without style.
   * @param {Document} next
   */
  async function swapStyles(next) {
    const [olds, nexts] = [served, next].map((page) => [...page.querySelectorAll('link[rel="stylesheet"]')]);
    const swaps = olds.map(async (old, at) => {
      const href = nexts[at]?.getAttribute("href");
      const live = /** @type {Element | undefined} */ (lives.get(old));
      if (!href || !live || old.getAttribute("href") === href) return;
      const copy = /** @type {Element} */ (live.cloneNode());
      copy.setAttribute("href", href);
      lives.set(old, copy);
      await new Promise((done) => {
        copy.addEventListener("load", done);
        copy.addEventListener("error", done);
        live.after(copy);
      });
      live.remove();
    });
    await Promise.all(swaps);
  }

  /**
   * Change what became of `old` by what `next` differs from it.
   * @param {Node} old
   * @param {Node} next
   */
  function patch(old, next) {
    const live = lives.get(old);
    if (!live) return;
    lives.set(next, live);
    if (old instanceof Element && next instanceof Element && live instanceof Element) {
      patchAttributes(old, next, live);
      patchChildren([...old.childNodes], [...next.childNodes], live);
    } else if (old.nodeValue !== next.nodeValue) {
      live.nodeValue = next.nodeValue;
    }
  }

  /**
   * @param {Element} old
   * @param {Element} next
   * @param {Element} live
   */
  function patchAttributes(old, next, live) {
    for (const { name, value } of next.attributes) {
      if (old.getAttribute(name) !== value && live.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of old.attributes) if (!next.hasAttribute(name)) live.removeAttribute(name);
  }

  /**
   * Leave the equal children at both ends; between them, change those that have a counterpart of the
   * same kind, take the others out and put new ones in.
   * @param {Node[]} olds
   * @param {Node[]} nexts
   * @param {Element} live
   */
  function patchChildren(olds, nexts, live) {
    const least = Math.min(olds.length, nexts.length);
    let start = 0;
    while (start < least && olds[start].isEqualNode(nexts[start])) start++;
    let end = 0;
    while (end < least - start && olds[olds.length - 1 - end].isEqualNode(nexts[nexts.length - 1 - end])) end++;
    for (let at = 0; at < start; at++) patch(olds[at], nexts[at]);
    for (let at = 1; at <= end; at++) patch(olds[olds.length - at], nexts[nexts.length - at]);
    let left = start;
    for (const next of nexts.slice(start, nexts.length - end)) {
      const twin = olds.findIndex((old, at) => at >= left && at < olds.length - end && isLike(old, next));
      while (left < twin) remove(olds[left++]);
      if (twin >= 0) patch(olds[left++], next);
      else insert(next, live, lives.get(olds[left]));
    }
    while (left < olds.length - end) remove(olds[left++]);
  }

  /**
   * @param {Node} one
   * @param {Node} other
   */
  function isLike(one, other) {
    const ids = [one, other].map((node) => (node instanceof Element ? node.id : ""));
    return one.nodeName === other.nodeName && ids[0] === ids[1];
  }

  /** @param {Node} old */
  function remove(old) {
    const live = lives.get(old);
    live?.parentNode?.removeChild(live);
  }

  /**
   * @param {Node} next
   * @param {Element} live
   * @param {Node | undefined} following
   */
  function insert(next, live, following) {
    const made = document.importNode(next, true);
    pair(next, made);
    live.insertBefore(made, following?.parentNode === live ? following : null);
  }

  const STYLE = `
    :host { all: initial; color-scheme: light dark }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      box-sizing: border-box; padding: 1rem 1.5rem 1.25rem; border-top: 3px solid #d1242f;
      font: 15px/1.5 system-ui, sans-serif; color: light-dark(#1f2328, #f0f3f6);
      background: light-dark(#fff8f7, #2a1517); box-shadow: 0 -8px 32px #0006 }
    h2 { margin: 0 2.5rem .5rem 0; font-size: 1.05rem; color: light-dark(#b3141f, #ff9b96) }
    ul { margin: 0; padding: 0; list-style: none }
    li + li { margin-top: .75rem }
    code { font: 13px/1.5 ui-monospace, monospace; font-weight: 600; overflow-wrap: anywhere }
    p { margin: .15rem 0 0; overflow-wrap: anywhere }
    p.hint { color: light-dark(#59636e, #b7bec6) }
    button { position: absolute; top: .75rem; right: 1rem; width: 2rem; height: 2rem; border: 0;
      border-radius: 6px; font: 20px/1 system-ui; color: inherit; background: #8883; cursor: pointer }`;
  const overlay = document.createElement("docsgen-trouble");
  const shadow = overlay.attachShadow({ mode: "open" });

  /**
   * Say over the page what keeps it from being up to date; nothing when all is well.
   * @param {Trouble[]} troubles
   */
  function complain(troubles) {
    overlay.remove();
    if (!troubles.length) return;
    const box = element("section", "", element("h2", "The last change is not shown"));
    box.setAttribute("role", "alert");
    const close = element("button", "×");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => overlay.remove());
    box.append(element("ul", "", ...troubles.map(item)), close);
    shadow.replaceChildren(element("style", STYLE), box);
    document.documentElement.append(overlay);
  }

  /** @param {Trouble} trouble */
  function item({ file, line, message, hint }) {
    const place = element("code", line ? `${file}:${line}` : file);
    const hinted = element("p", hint);
    hinted.className = "hint";
    return element("li", "", place, element("p", message), hinted);
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {Node[]} children
   */
  function element(name, text, ...children) {
    const made = document.createElement(name);
    made.append(text, ...children);
    return made;
  }

  /** Listen to the server, which says at once how things stand and then whenever they change. */
  function listen() {
    const path = new URLSearchParams({ path: decodeURIComponent(location.pathname) });
    const events = new EventSource(`${source.replace(/\.js$/, "")}?${path}`);
    events.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      wanted = state.page;
      complain(state.troubles);
      void update();
    });
    addEventListener("pagehide", () => events.close());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }

  // Parsing has ended then, and deferred scripts have not begun.
  document.addEventListener("readystatechange", () => (remember(), listen()), { once: true });
})();
