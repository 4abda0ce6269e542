// What the player has to know of Gradio's front end. It lies beside the player's own scripts in a
// runtime; docsgen/player/types.d.ts says what each part is for.

const API = "/gradio_api/";

/** What packages with components of their own bring along for the page; it is in the export. */
const COMPONENTS = `${API}custom_component/`;

/** Paths below its root that a server would answer for the app. */
const OWN = /^\/(gradio_api\/|theme\.css|config$|(static|assets)\/)/;

/** What the video player loads to trim a video, before anybody asks for it. */
const TRIMMER = "https://unpkg.com/@ffmpeg/";

/** What code has that reads the library's media; exporting/needs.py says the same to exports. */
const MEDIA = /\b(media|media_assets|test_data)\b/;

/** @type {FrontEnd} */
export const frontEnd = {
  api: API,
  files: `${API}file`,

  rootOf: (config) => config.root,
  pagesOf: (config) => config.pages.map((/** @type {[string]} */ [name]) => name),

  configure(config, autoscroll) {
    Object.assign(window, {
      __gradio_mode__: "app",
      iFrameResizer: { autoResize: false, sizeWidth: false },
      gradio_config: withFiles(keepLastChanges(config)),
    });
    element().setAttribute("autoscroll", String(autoscroll));
  },

  remount() {
    // Another address is what the element takes for another app. It stands for the same one.
    const app = element();
    if (app.hasAttribute("src")) app.removeAttribute("src");
    else app.setAttribute("src", location.origin + location.pathname.replace(/\/$/, ""));
  },

  showTheme(theme, isDark) {
    element().setAttribute("theme_mode", theme);
    document.body.classList.toggle("dark", isDark);
  },

  isFilled() {
    const first = document.querySelector(".gradio-container main > *");
    return first !== null && first.getBoundingClientRect().height > 0;
  },

  isOwn: (path) => OWN.test(path),
  isEvents: (path) => path === `${API}queue/data`,
  isEndless: (path) => path.startsWith(`${API}heartbeat/`),
  isNeedless: (url) => url.startsWith(TRIMMER),

  addressOf(path, { runtime, up, program }) {
    if (path.endsWith("/theme.css") && !program) return new URL(`${up}theme.css`, document.baseURI).href;
    if (path.startsWith(COMPONENTS)) return new URL(up + path.slice(1), document.baseURI).href;
    if (/^\/(static|assets)\//.test(path)) return `${runtime.url}${runtime.frontend}${path}`;
    return undefined;
  },

  fileIn: (path) => /^\/gradio_api\/file[=/](.*)$/.exec(path)?.[1],

  answer(path, demo, isRunning, note) {
    const name = path.replace(API, "");
    if (name === "/config") return json(demo.config);
    if (name === "info") return looked().then(() => json(demo.api));
    if (name === "startup-events") return json("true");
    if (name.startsWith("deep_link")) {
      note(demo.texts["no-deep-links"]);
      return new Promise(() => {}); // never: the library would say that it has copied a link
    }
    if (!isRunning && (name === "reset" || name === "cancel")) return json('{"success":true}');
    return undefined;
  },

  needsMedia: (code) => MEDIA.test(code),

  lastWords: (message) => [
    { msg: "unexpected_error", message, success: false },
    { msg: "close_stream" },
  ],

  /** The image editor loads its pictures in workers: `{data: [address, ...], ...}`. */
  addressIn(message) {
    const first = Array.isArray(message?.data) ? message.data[0] : undefined;
    return typeof first === "string" ? first : undefined;
  },
  withAddress: (message, address) => ({ ...message, data: [address, ...message.data.slice(1)] }),
};

/** The element that becomes the app. */
function element() {
  return /** @type {HTMLElement} */ (document.querySelector("gradio-app"));
}

/**
 * The configuration as the front end takes it. An event that runs at load and at changes ignores those
 * that come while it is at work; where a server is done at once, Python takes seconds to start, and what
 * a reader changes meanwhile must count.
 * @param {any} config
 */
function keepLastChanges(config) {
  for (const event of config.dependencies) {
    const names = event.targets.map((/** @type {[number, string]} */ [, name]) => name);
    const isBoth = names.includes("load") && names.length > 1;
    if (isBoth && event.trigger_mode === "once") event.trigger_mode = "always_last";
  }
  return config;
}

/**
 * The configuration with another name for each further page: that of the file which hosts answer with.
 * The front end takes the name of a page from its address.
 * @param {any} config
 */
function withFiles(config) {
  for (const name of Object.keys(config.page)) {
    if (name) config.page[`${name}/index.html`] = config.page[name];
  }
  return config;
}

/**
 * Until the browser has looked whether the app is in view. The front end mounts the app when it has its
 * configuration, for which it awaits the API, and again when it finds itself in view; where both come
 * together, the app that hears of errors may not be the one that is shown.
 * @returns {Promise<void>}
 */
function looked() {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement);
  });
}

/** @param {string} body */
function json(body) {
  return new Response(body, { headers: { "content-type": "application/json" } });
}
