// <live-demo src="https://host/embed/name/">: a demo on any page. It shows a picture until the demo is
// wanted, then the demo in a frame that is as high as the demo. The page places it like any block of its
// own and reaches nothing inside it. docs/embeds.md lists its attributes, events and promises.

import { isDarkAround, watchColours } from "./page-colours.js";
import { styled } from "./style.js";

/** Pixels of the highest demo that is believed. */
const TALLEST = 20_000;

/** What the frame may do: all that demos need, and no windows or pages in the place of this one. */
const SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-forms";

/** Milliseconds until a frame must have loaded, and then until a demo must have said how high it is. */
const PATIENCE = 30_000;

/** Milliseconds that the pointer rests on a picture before it means it. */
const REST = 150;

class LiveDemo extends HTMLElement {
  static observedAttributes = ["src", "space", "theme", "theme_mode", "height", "initial_height"];

  #shadow = styled(this.attachShadow({ mode: "open" }));
  #frame = this.#shadow.appendChild(document.createElement("div"));
  /** @type {HTMLIFrameElement | null} */
  #iframe = null;
  /** The demo that loads behind its picture, and its height. @type {HTMLIFrameElement | null} */
  #waiting = null;
  #height = 0;
  #isWanted = false;
  #isRendered = false;
  #isWatching = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;
  /** @type {IntersectionObserver | undefined} */
  #sight;
  #system = matchMedia("(prefers-color-scheme: dark)");
  #unwatch = () => {};
  #listen = (/** @type {MessageEvent} */ event) => this.#receive(event);

  connectedCallback() {
    this.#isWatching = true;
    addEventListener("message", this.#listen);
    this.#unwatch = watchColours(this, () => this.#dress());
    this.#showPoster();
    if (this.#is("eager")) this.start({ boot: false });
    else if (this.getAttribute("start") === "visible") this.#startInSight();
  }

  disconnectedCallback() {
    this.#isWatching = false;
    removeEventListener("message", this.#listen);
    this.#unwatch();
    this.#sight?.disconnect();
    clearTimeout(this.#deadline);
    this.#iframe = this.#waiting = null;
    this.#isRendered = false;
  }

  /**
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    if (!this.#isWatching || old === value) return; // the parser's attributes come before the rest
    if (name.startsWith("theme")) this.#dress();
    else if (name.endsWith("height")) this.#setHeight(this.getAttribute("initial_height"));
    else this.connectedAgain();
  }

  /** Begin anew with the poster. */
  connectedAgain() {
    this.disconnectedCallback();
    this.connectedCallback();
  }

  /** The address of the demo; undefined when none that is http(s) is given. */
  get address() {
    const space = this.getAttribute("space");
    const given = this.getAttribute("src") ?? (space && hosted(space));
    if (!given) return undefined;
    try {
      const url = new URL(given, document.baseURI);
      return /^https?:$/.test(url.protocol) ? url : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether the demo is one of docsgen's, which says how high it is. */
  get #isOurs() {
    return /\/embed\/[^/]+\/$/.test(this.address?.pathname ?? "");
  }

  /**
   * Show the live demo in the place of its picture.
   * @param {{boot?: boolean}} [options] whether its Python starts at once
   */
  async start({ boot = true } = {}) {
    const url = this.address;
    if (this.#iframe) return;
    if (!url) return this.#fail(docsgenText("live-demo.no-address"), true);
    const iframe = this.#waiting ?? this.#framed(url, boot ? "autostart" : undefined);
    this.#iframe = iframe;
    const answers = this.#isOurs || (await isThere(url));
    if (this.#iframe !== iframe) return;
    if (!answers) return this.#fail(docsgenText("live-demo.no-answer"), true);
    this.#await();
    const hadFocus = this.#shadow.activeElement !== null;
    if (iframe === this.#waiting) this.#uncover(iframe);
    else this.#frame.replaceChildren(iframe);
    if (hadFocus) iframe.focus({ preventScroll: true });
  }

  /**
   * A frame for the demo, which is loaded once it is in the page.
   * @param {URL} url
   * @param {"autostart" | "prefetch"} [start] what its Python does by itself
   */
  #framed(url, start) {
    const iframe = document.createElement("iframe");
    iframe.title = this.#title;
    iframe.allow = this.getAttribute("allow") ?? "";
    iframe.referrerPolicy = "no-referrer";
    const sandbox = this.getAttribute("sandbox") ?? (this.#isOurs ? SANDBOX : undefined);
    if (sandbox !== undefined) iframe.setAttribute("sandbox", sandbox);
    iframe.src = this.#query(url, start).href;
    iframe.addEventListener("load", () => {
      if (!this.#isOurs) this.#rendered();
      else if (this.#iframe && !this.#isRendered) this.#await();
    });
    return iframe;
  }

  /** Let the demo load behind its picture, once the reader seems to mean it. */
  #prepare() {
    const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
    const { address } = this;
    if (this.#iframe || this.#waiting || !address || !this.#isOurs || connection?.saveData) return;
    this.#height = 0;
    this.#isWanted = false;
    this.#waiting = this.#framed(address, "prefetch");
    this.#waiting.className = "waiting";
    this.#frame.append(this.#waiting);
  }

  /**
   * Show what has loaded behind the picture.
   * @param {HTMLIFrameElement} iframe
   */
  #uncover(iframe) {
    this.#shadow.querySelector("button")?.remove();
    iframe.className = "";
    this.#isWanted = true;
    this.#post({ type: "docsgen:start" });
    this.#resize(this.#height);
  }

  /** @param {object} message */
  #post(message) {
    this.#iframe?.contentWindow?.postMessage(message, "*");
  }

  /** Give the frame its time. */
  #await() {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#fail(docsgenText("live-demo.no-show"), true), PATIENCE);
  }

  /**
   * @param {URL} url
   * @param {"autostart" | "prefetch"} [start]
   */
  #query(url, start) {
    const { searchParams } = url;
    const isDark = this.#isDark();
    if (this.#isOurs) {
      searchParams.set("theme", this.#theme === "system" ? "system" : isDark ? "dark" : "light");
      if (start) searchParams.set(start, "1");
      if (!this.#is("info", true) || !this.#is("container", true)) searchParams.set("info", "0");
      if (this.#is("autoscroll")) searchParams.set("autoscroll", "1");
      if (this.#is("editable")) searchParams.set("edit", "1");
      for (const name of ["code", "lang"]) {
        const value = this.getAttribute(name);
        if (value !== null) searchParams.set(name, name === "code" ? "1" : value);
      }
    } else if (this.#theme !== "system") {
      searchParams.set("__theme", isDark ? "dark" : "light");
    }
    return url;
  }

  get #title() {
    const name = this.address?.pathname.split("/").filter(Boolean).pop() ?? docsgenText("live-demo.unnamed");
    return this.getAttribute("title") ?? name.replaceAll("_", " ");
  }

  get #theme() {
    return this.getAttribute("theme") ?? this.getAttribute("theme_mode") ?? "system";
  }

  /**
   * Whether an attribute is there and does not say "false".
   * @param {string} name
   * @param {boolean} [otherwise] what holds when it is not there
   */
  #is(name, otherwise = false) {
    const value = this.getAttribute(name);
    return value === null ? otherwise : value !== "false";
  }

  #isDark() {
    if (this.#theme === "page") return isDarkAround(this) ?? this.#system.matches;
    return this.#theme === "dark" || (this.#theme !== "light" && this.#system.matches);
  }

  /** Take the colours that are wanted now. */
  #dress() {
    const isDark = this.#isDark();
    this.#frame.classList.toggle("dark", isDark);
    const picture = this.#shadow.querySelector("img");
    const poster = picture && this.#poster(isDark);
    if (picture && poster && picture.src !== poster) picture.src = poster;
    const theme = this.#theme === "system" ? "system" : isDark ? "dark" : "light";
    this.#post({ type: "docsgen:theme", theme });
  }

  /** @param {boolean} isDark */
  #poster(isDark) {
    const given = this.getAttribute("poster");
    if (given) return new URL(given, document.baseURI).href;
    const { address } = this;
    if (!address || !this.#isOurs) return undefined;
    return new URL(`poster-${isDark ? "dark" : "light"}.webp`, address).href;
  }

  #showPoster() {
    const button = document.createElement("button");
    button.setAttribute("aria-label", docsgenText("demo.run-named", { title: this.#title }));
    button.part.add("poster");
    const label = document.createElement("span");
    label.className = "start";
    label.textContent = docsgenText("demo.run");
    label.dataset.address = this.address?.href ?? ""; // for paper, on which nothing can be run
    if (this.#poster(false)) {
      const picture = new Image();
      picture.alt = "";
      picture.loading = "lazy";
      picture.referrerPolicy = "no-referrer";
      picture.addEventListener("error", () => picture.remove());
      button.append(picture);
    }
    button.append(label);
    button.addEventListener("click", () => this.start());
    for (const sign of ["pointerenter", "focus"]) {
      button.addEventListener(sign, () =>
        setTimeout(() => button.matches(":hover, :focus") && this.#prepare(), REST),
      );
    }
    this.#frame.className = this.#is("container", true) ? "frame" : "frame bare";
    this.#setHeight(this.getAttribute("initial_height"));
    this.#frame.replaceChildren(button);
    this.#dress();
  }

  /** @param {string | null} wanted a CSS length, or a number of pixels */
  #setHeight(wanted) {
    const fixed = this.getAttribute("height");
    const height = fixed && fixed !== "auto" ? fixed : (wanted ?? "300px");
    this.#frame.style.height = /^\d+$/.test(height) ? `${height}px` : height;
  }

  #startInSight() {
    this.#sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#sight?.disconnect();
      this.start({ boot: false });
    });
    this.#sight.observe(this);
  }

  /** @param {MessageEvent} event */
  #receive({ source, origin, data }) {
    const iframe = this.#iframe ?? this.#waiting;
    if (!iframe || source !== iframe.contentWindow) return;
    if (origin !== this.address?.origin && origin !== "null") return;
    if (data?.type === "docsgen:height") this.#resize(data.height);
    if (data?.type === "docsgen:state") this.#changeState(data.state);
  }

  /** @param {unknown} height */
  #resize(height) {
    if (typeof height !== "number" || !(height > 0 && height <= TALLEST)) return;
    this.#height = height;
    if (!this.#iframe) return;
    const border = this.#is("container", true) ? 2 : 0;
    this.#setHeight(`${Math.ceil(height) + border}px`);
    this.#tell("resize", { height });
    this.#rendered();
  }

  #rendered() {
    if (this.#isRendered) return;
    this.#isRendered = true;
    clearTimeout(this.#deadline);
    if (this.#is("control_page_title")) document.title = this.#title;
    this.#dress();
    this.#tell("render");
    this.#tell("ready");
  }

  /** @param {unknown} state */
  #changeState(state) {
    if (!this.#iframe || !["idle", "booting", "ready", "failed"].includes(String(state))) return;
    if (state === "idle" && this.#isWanted) this.#post({ type: "docsgen:start" });
    this.#tell("state", { state });
    if (state === "failed") this.#tell("error", { message: docsgenText("live-demo.not-started") });
  }

  /**
   * @param {string} message
   * @param {boolean} toPoster whether there is nothing else to show
   */
  #fail(message, toPoster) {
    clearTimeout(this.#deadline);
    if (toPoster) {
      this.#iframe = this.#waiting = null;
      this.#showPoster();
      this.#shadow.querySelector(".start")?.replaceChildren(docsgenText("live-demo.again"));
    }
    const note = document.createElement("p");
    note.setAttribute("role", "alert");
    note.textContent = message;
    this.#frame.append(note);
    this.#tell("error", { message });
  }

  /**
   * @param {string} type
   * @param {object} [detail]
   */
  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type === "render" }));
  }
}

/**
 * Whether somebody answers at an address; also where the page's policy forbids to ask.
 * @param {URL} url
 */
async function isThere(url) {
  let isForbidden = false;
  const note = () => (isForbidden = true);
  document.addEventListener("securitypolicyviolation", note);
  try {
    await fetch(url, { mode: "no-cors", cache: "force-cache" });
    return true;
  } catch {
    await new Promise((done) => setTimeout(done));
    return isForbidden;
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}

/**
 * The address of a Space: `owner/name` becomes a host of its own.
 * @param {string} space
 */
function hosted(space) {
  const host = space.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `https://${host}.hf.space/`;
}

if (!customElements.get("live-demo")) customElements.define("live-demo", LiveDemo);
