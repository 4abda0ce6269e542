// The playground: an editor in this page, and the program in a frame that is another world. Whatever a
// program does there, it reaches neither this page nor what is typed here. What comes with a link is shown
// first and runs when the reader says so. Pages that are opened as files do not load this: no browser would
// give it to them.

export {}; // a module, which may wait

/** @typedef {import("../../player/workbench.js").Runner} Runner */
/** @typedef {import("../../player/sharing.js").Shared} Shared */

/**
 * What the page knows: the folder of the player's scripts, the folder of embeds, the demo that is there
 * without another, and those that can be.
 * @typedef {{player: string, embeds: string, start: string, demos: string[], reference: string,
 *   library: string, texts: EditorTexts}} Facts
 */

/** What a program may do in its frame. That it has no origin keeps it from this page. */
const SANDBOX = "allow-scripts allow-downloads allow-forms allow-modals";

const facts = /** @type {Facts} */ (JSON.parse(document.getElementById("playground")?.textContent ?? "{}"));
const place = /** @type {HTMLElement} */ (document.querySelector(".workshop"));
const select = /** @type {HTMLSelectElement} */ (document.querySelector("main > form select"));
const stage = /** @type {HTMLElement} */ (place.querySelector(".stage"));
const player = new URL(facts.player, document.baseURI).href;
const [{ Workbench }, { programIn }, { programOf }, packing] = await Promise.all([
  /** @type {Promise<typeof import("../../player/workbench.js")>} */ (import(`${player}workbench.js`)),
  /** @type {Promise<typeof import("../../player/sharing.js")>} */ (import(`${player}sharing.js`)),
  /** @type {Promise<typeof import("../../player/program.js")>} */ (import(`${player}program.js`)),
  /** @type {Promise<typeof import("../../editor/code-editor.js")>} */ (import(`${player}code-editor.js`)),
]);

/** @param {string} name of a demo */
function embedOf(name) {
  return new URL(`${facts.embeds}${name}/`, document.baseURI).href;
}

/** The theme that the page shows. */
function theme() {
  const chosen = document.documentElement.dataset.theme ?? "system";
  return chosen === "system" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : chosen;
}

/** @param {string} text to tell the reader before anything else; empty for nothing */
function tell(text) {
  const note = /** @type {HTMLElement} */ (document.querySelector("main > .note"));
  note.textContent = text;
  note.hidden = !text;
}

/** Runs programs in a frame, which is there once the first one runs. */
class FramedRunner {
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Promise<unknown>} */
  #loaded = Promise.resolve();
  #count = 0;
  /** @type {Map<number, {resolve: (error: ProgramError | null) => void, reject: (error: Error) => void}>} */
  #running = new Map();
  #print = (/** @type {string} */ text) => {};

  /** @param {string} base the demo that programs are changes of */
  constructor(base) {
    this.base = base;
    addEventListener("message", (event) => {
      if (this.#frame && event.source === this.#frame.contentWindow) this.#receive(event.data);
    });
    new MutationObserver(() => this.#tell({ type: "docsgen:theme", theme: theme() })).observe(
      document.documentElement,
      { attributeFilter: ["data-theme"] },
    );
  }

  #show() {
    const frame = document.createElement("iframe");
    frame.title = facts.texts.frame;
    frame.setAttribute("sandbox", SANDBOX);
    frame.src = `${embedOf(this.base)}?info=0&theme=${theme()}&lang=${document.documentElement.lang}`;
    this.#loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    this.#frame = frame;
    stage.replaceChildren(frame);
  }

  /**
   * @param {Program} program
   * @returns {Promise<ProgramError | null>}
   */
  async run(program) {
    if (!this.#frame) this.#show();
    await this.#loaded;
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#running.set(id, { resolve, reject });
      this.#tell({ type: "docsgen:run", id, program });
    });
  }

  /** End what runs with its frame, whatever state that is in. */
  stop() {
    this.#fail(facts.texts.stopped);
    this.#show();
  }

  /** @param {string} reason why nothing comes of what runs */
  #fail(reason) {
    for (const { reject } of this.#running.values()) reject(new Error(reason));
    this.#running.clear();
  }

  /** @param {(text: string) => void} print */
  listen(print) {
    this.#print = print;
  }

  /** @param {object} message */
  #tell(message) {
    this.#frame?.contentWindow?.postMessage(message, "*");
  }

  /** @param {any} data from code that anybody may have written */
  #receive(data) {
    if (data?.type === "docsgen:height") this.#resize(Number(data.height));
    if (data?.type === "docsgen:output") this.#print(String(data.text).slice(0, 10_000));
    if (data?.type === "docsgen:state" && data.state === "failed") this.#fail(facts.texts["not-started"]);
    if (data?.type !== "docsgen:ran") return;
    const running = this.#running.get(data.id);
    this.#running.delete(data.id);
    if (data.failure) running?.reject(new Error(String(data.failure)));
    else running?.resolve(data.error && checked(data.error));
  }

  /** @param {number} height */
  #resize(height) {
    if (height > 0 && height < 20_000 && this.#frame) this.#frame.style.height = `${height}px`;
  }
}

/**
 * An error whose parts are what they should be.
 * @param {any} error
 * @returns {ProgramError}
 */
function checked({ message, trace, file, line, column, module }) {
  const number = (/** @type {unknown} */ value) => (Number.isInteger(value) ? Number(value) : null);
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : null);
  return {
    message: String(message),
    trace: String(trace),
    file: text(file),
    line: number(line),
    column: number(column),
    module: text(module),
  };
}

/**
 * What the address asks for: a program that came with it, or a demo by its name.
 * @returns {{shared?: Shared, base: string, note: string}}
 */
function asked() {
  const named = new URLSearchParams(location.search).get("demo") ?? "";
  const base = facts.demos.includes(named) ? named : facts.start;
  try {
    const shared = programIn(location.hash, packing);
    if (!shared) return { base, note: named && base !== named ? facts.texts["no-demo"] : "" };
    const known = facts.demos.includes(shared.base) ? shared.base : facts.start;
    const isOther = shared.version && shared.version !== facts.library;
    const note = isOther
      ? facts.texts["other-version"].replace("{there}", shared.version).replace("{here}", facts.library)
      : facts.texts["came-with-link"];
    return { shared, base: known, note };
  } catch {
    return { base, note: facts.texts.damaged };
  }
}

if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("bare");

/** Begin with what the address asks for. */
async function begin() {
  const { shared, base, note } = asked();
  tell(note);
  choose(shared ? undefined : base);
  const runner = new FramedRunner(base);
  const demo = await demoAt(embedOf(base));
  const bench = new Workbench(runner, {
    ...(await programOf(demo)),
    texts: facts.texts,
    title: document.title,
    playground: location.href.split(/[?#]/)[0] ?? "",
    base: base === facts.start ? "" : base,
    embed: demo.editor.page && embedOf(base),
    version: facts.library,
  });
  if (shared) bench.take(shared.files, shared.entry);
  place.querySelector(".bench")?.replaceChildren(bench.element);
  await bench.open(new URL(facts.reference, document.baseURI).href);
}

/** @param {string} address of an embed */
async function demoAt(address) {
  const html = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const demo = /** @type {Demo} */ (JSON.parse(page.getElementById("docsgen-demo")?.textContent ?? ""));
  for (const [path, url] of Object.entries(demo.files)) demo.files[path] = new URL(url, address).href;
  return demo;
}

/** @param {string | undefined} base the demo that is the beginning; none for a program that came with a link */
function choose(base) {
  const value = base === facts.start ? "" : base;
  if (value && ![...select.options].some((one) => one.value === value)) select.add(new Option(value, value));
  select.selectedIndex = [...select.options].findIndex((one) => one.value === value);
}

select.addEventListener("change", () => {
  location.href = location.pathname + (select.value ? `?demo=${select.value}` : "");
});
addEventListener("hashchange", () => void begin());
await begin();
