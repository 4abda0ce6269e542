// Comes before the library's front end on an exported page: gives it the app's configuration, stands
// between it and the network, and starts Python once it is needed.

import { SERVER, keepLinks } from "./addresses.js";
import { hearPrograms, openEditor } from "./edit.js";
import { isConfined, keepInside } from "./egress.js";
import { asked, follow, hear, report } from "./frame.js";
import { ignoreHints } from "./hints.js";
import { showCode, showOrigin } from "./surroundings.js";
import { Indicator } from "./indicator.js";
import { Interpreter } from "./interpreter.js";
import { Media } from "./media.js";
import { prefetchSoon } from "./prefetch.js";
import { Requests } from "./requests.js";
import { enter, isTouched, state } from "./state.js";
import { frontEnd } from "./front-end.js";
import { filled } from "./texts.js";

/** @returns {Demo} */
function readDemo() {
  const element = document.getElementById("docsgen-demo");
  const demo = /** @type {Demo} */ (JSON.parse(element?.textContent ?? ""));
  const absolute = (/** @type {string} */ url) => new URL(url, document.baseURI).href;
  for (const [path, url] of Object.entries(demo.files)) demo.files[path] = absolute(url);
  demo.runtime.url = absolute(demo.runtime.url);
  demo.runtime.packages = absolute(demo.runtime.packages);
  return demo;
}

/** The path below which an app was mounted in another one; here it stands alone. */
function mountPath(/** @type {any} */ config) {
  return new URL(frontEnd.rootOf(config), SERVER).pathname.replace(/\/$/, "");
}

/**
 * The addresses of an app's pages; `roots` are those of its first one, without a slash at the end.
 * @param {any} config
 * @param {string[]} roots
 */
function pagesOf(config, roots) {
  const [root] = roots;
  const folders = frontEnd.pagesOf(config).map((name) => (name ? `${root}/${name}` : root));
  return [...folders, ...roots].flatMap((url) => [url, `${url}/`, `${url}/index.html`]);
}

/** Resolves when the app has been built, however often that has to be tried. */
function becameReady() {
  return new Promise((resolve) => {
    document.addEventListener("docsgen:state", () => state() === "ready" && resolve(undefined));
  });
}

const demo = readDemo();
const root = new URL(demo.up || ".", document.baseURI).href.replace(/\/$/, "");
const here = (location.origin + location.pathname).replace(/\/(index\.html)?$/, "");
const mount = mountPath(JSON.parse(demo.config));
const literally = mount.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const exported = new RegExp(`${SERVER}(:80)?${literally}`, "g");

const language = asked("lang");
if (language) {
  document.documentElement.lang = language;
  const { translations } = demo;
  const said = translations?.[language] ?? translations?.[language.split("-")[0] ?? ""];
  if (said) {
    demo.texts = said.player;
    demo.editor.texts = said.editor;
  }
  Object.defineProperties(navigator, {
    language: { get: () => language },
    languages: { get: () => [language] },
  });
}
demo.root = root;
demo.config = demo.config.replace(exported, root);
const config = JSON.parse(demo.config);
const autoscroll = asked("autoscroll") === "1";
frontEnd.configure(config, autoscroll);

const interpreter = new Interpreter(demo);
const requests = new Requests(demo, [root, here], interpreter);
const media = new Media(requests);
keepLinks(root, frontEnd.pagesOf(config), `${mount}/${demo.page}`, mount);
if (isConfined()) {
  const isOurs = (/** @type {string} */ url) => requests.pathOf(url) !== undefined;
  keepInside(pagesOf(config, [root, here]), isOurs, (url) =>
    interpreter.note(filled(demo.texts["leads-away"], { url })),
  );
  ignoreHints();
}
interpreter.isShown = !demo.program; // the front end waits for the app of a program that came with the page
const showAnew = () => {
  media.clear();
  frontEnd.configure(JSON.parse(demo.config), autoscroll);
  if (interpreter.isShown) frontEnd.remount();
};
interpreter.addEventListener("replaced", showAnew);
interpreter.addEventListener("anew", () => {
  showAnew();
  if (interpreter.isShown && isTouched()) interpreter.note(demo.texts["shown-anew"]);
});
requests.install();
media.install();
new Indicator(interpreter, media);
if (asked("edit") === "1") openEditor(demo, interpreter).catch((error) => interpreter.note(error.message));
else if (asked("code") === "1") showCode(demo);
if (asked("info") !== "0") showOrigin(demo);
follow();
const start = () => interpreter.start()?.catch(() => {});
hear("docsgen:start", start);
hearPrograms(demo, interpreter);
report();
enter("idle");
if (asked("autostart") === "1" || demo.program) start();
else prefetchSoon(demo);
if (demo.program) await becameReady();
interpreter.isShown = true;
