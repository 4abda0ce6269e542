// An editor with everything around it: the files of a program, a button that runs it, what is wrong with
// it, what it prints, and ways to take it along. It knows neither where the program runs (a `Runner`)
// nor where the page is.

import { saveFolder, savePage } from "./downloads.js";
import { addressWith, isFileName } from "./sharing.js";
import { filled } from "./texts.js";
import { MARKUP, STYLE } from "./workbench-parts.js";

/** Milliseconds after which a reader can stop what runs. */
const PATIENCE = 1000;

/** Characters of output that are shown; the browser's console has all of it. */
const OUTPUT = 20_000;

/**
 * What runs programs. `run` resolves to what is wrong with a program, rejects when Python cannot run
 * it; `stop` ends what runs.
 * @typedef {object} Runner
 * @property {(program: Program) => Promise<ProgramError | null>} run
 * @property {() => void} stop
 * @property {(hear: (text: string) => void) => void} listen gives what is printed
 */

/**
 * A program that a reader begins with, and what can be done with it. `playground` is the address of the
 * site's playground and `base` the demo that the program is a change of; both empty where there is none.
 * @typedef {object} Given
 * @property {Record<string, string>} files
 * @property {string} entry
 * @property {EditorTexts} texts
 * @property {string} title
 * @property {string} playground
 * @property {string} base
 * @property {string} embed the address of that demo; empty where the program cannot be taken along as a page
 * @property {string} version of the library
 */

export class Workbench {
  /**
   * @param {Runner} runner
   * @param {Given} given
   */
  constructor(runner, given) {
    this.runner = runner;
    this.given = given;
    this.texts = given.texts;
    /** @type {Record<string, string>} */
    this.files = { ...given.files };
    /** The files that Python has, which those of the next program replace. */
    this.known = Object.keys(given.files);
    this.current = given.entry;
    this.isRunning = false;
    this.isSaving = false;
    this.element = document.createElement("docsgen-workbench");
    const shadow = this.element.attachShadow({ mode: "open" });
    shadow.innerHTML = MARKUP;
    const style = document.createElement("style");
    style.textContent = STYLE;
    shadow.append(style);
    this.shadow = shadow;
    this.#dress();
    runner.listen((text) => this.#print(text));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.shadow.querySelector(selector));
  }

  #dress() {
    const { texts } = this;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", filled(texts.label, { title: this.given.title }));
    this.#button(".run", texts.run, () => this.run());
    this.#button(".stop", texts.stop, () => this.runner.stop());
    this.#button(".reset", texts.reset, () => this.reset());
    this.#part(".files").setAttribute("aria-label", texts.files);
    this.#part(".more summary").textContent = texts.more;
    this.#part(".output summary").textContent = texts.output;
    if (this.given.playground) {
      this.#offer(texts.share, () => this.share());
      this.#offer(texts.embed, () => this.embed());
    }
    this.#offer(texts.download, () => this.download());
    if (this.given.embed) this.#offer(texts["download-page"], () => this.downloadPage());
    const more = /** @type {HTMLDetailsElement} */ (this.#part(".more"));
    more.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      more.open = false;
      this.#part(".more summary").focus();
    });
  }

  /**
   * @param {string} selector
   * @param {string} text
   * @param {() => void} act
   */
  #button(selector, text, act) {
    const button = this.#part(selector);
    button.textContent = text;
    button.addEventListener("click", act);
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  #offer(text, act) {
    const button = document.createElement("button");
    button.textContent = text;
    button.addEventListener("click", () => {
      /** @type {HTMLDetailsElement} */ (this.#part(".more")).open = false;
      act();
    });
    this.#part(".more > div").append(button);
  }

  /**
   * Show the editor, which is loaded now.
   * @param {string} url of the reference; empty where there is none
   */
  async open(url) {
    const [module, stored] = await Promise.all([import("./code-editor.js"), referenceAt(url)]);
    const { CodeEditor, referenceFrom } = module;
    this.packing = module;
    const reference = stored && referenceFrom(stored);
    this.editor = new CodeEditor({
      parent: this.#part(".code > div"),
      root: this.shadow,
      name: this.current,
      text: this.files[this.current] ?? "",
      label: filled(this.texts.label, { title: this.given.title }),
      reference,
      onChange: (text) => {
        this.files[this.current] = text;
      },
      onRun: () => this.run(),
    });
    this.#listFiles();
    // The editor guesses where lines are before it has measured one, and they would move.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => this.#part(".code").classList.add("measured")),
    );
  }

  /**
   * Begin with another program than the one that Python has.
   * @param {Record<string, string>} files
   * @param {string} entry
   */
  take(files, entry) {
    this.files = { ...files };
    this.given = { ...this.given, files, entry };
    this.current = entry;
  }

  /** @param {string} name of the file to edit */
  show(name) {
    this.current = name;
    this.editor?.open(name, this.files[name] ?? "");
    this.#listFiles();
  }

  #listFiles() {
    const buttons = Object.keys(this.files).map((name) => {
      const button = document.createElement("button");
      button.textContent = name;
      if (name === this.current) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => this.show(name));
      return button;
    });
    const add = document.createElement("button");
    add.textContent = "+";
    add.setAttribute("aria-label", this.texts["new-file"]);
    add.addEventListener("click", () => this.#add());
    buttons.push(add);
    if (this.current !== this.given.entry) {
      const remove = document.createElement("button");
      remove.textContent = "×";
      remove.setAttribute("aria-label", filled(this.texts["remove-file"], { name: this.current }));
      remove.addEventListener("click", () => this.#remove());
      buttons.push(remove);
    }
    this.#part(".files").replaceChildren(...buttons);
  }

  #add() {
    const field = document.createElement("input");
    field.setAttribute("aria-label", this.texts["file-name"]);
    field.placeholder = "helpers.py";
    let isDone = false;
    const take = (/** @type {boolean} */ isWanted) => {
      if (isDone) return;
      isDone = true;
      const name = field.value.trim();
      if (isWanted && isFileName(name)) {
        this.files[name] ??= "";
        this.show(name);
      } else {
        this.#listFiles();
        if (isWanted && name) this.say(filled(this.texts["no-file-name"], { name }));
      }
    };
    field.addEventListener("blur", () => take(true));
    field.addEventListener("keydown", ({ key }) => {
      if (key === "Enter" || key === "Escape") take(key === "Enter");
    });
    this.#part(".files").append(field);
    field.focus();
  }

  #remove() {
    delete this.files[this.current];
    this.show(this.given.entry);
  }

  /** @param {string} text to tell the reader */
  say(text) {
    this.#part(".said").textContent = text;
  }

  /** The program as it is now. @returns {Program} */
  get program() {
    const gone = this.known.filter((name) => !(name in this.files));
    return { files: { ...this.files }, entry: this.given.entry, gone };
  }

  /** Run the program in the place of the app. */
  async run() {
    if (this.isRunning) return;
    const { program } = this;
    this.#begin();
    const begun = performance.now();
    try {
      const error = await this.runner.run(program);
      this.known = Object.keys(program.files);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      if (error) this.#explain(error);
      else this.say(filled(this.texts.ran, { seconds }));
    } catch (error) {
      this.#fail(String(/** @type {Error} */ (error).message ?? error));
    } finally {
      this.#end();
    }
  }

  #begin() {
    this.isRunning = true;
    this.say(this.texts.running);
    this.#part(".error").hidden = true;
    this.#part(".output").hidden = true;
    this.#part(".output pre").textContent = "";
    this.editor?.mark(null);
    /** @type {HTMLButtonElement} */ (this.#part(".run")).disabled = true;
    this.patience = setTimeout(() => {
      this.#part(".stop").hidden = false;
    }, PATIENCE);
  }

  #end() {
    clearTimeout(this.patience);
    this.isRunning = false;
    this.#part(".stop").hidden = true;
    /** @type {HTMLButtonElement} */ (this.#part(".run")).disabled = false;
  }

  /** @param {ProgramError} error */
  #explain({ message, file, line, column, module }) {
    const hint = module ? `\n${this.texts["no-module"]}` : "";
    this.#fail(message + hint);
    if (!file || !line || !Object.hasOwn(this.files, file)) return;
    const jump = document.createElement("button");
    jump.textContent = filled(this.texts.line, { file, line: String(line) });
    jump.addEventListener("click", () => {
      this.show(file);
      this.editor?.goTo(line);
    });
    this.#part(".error").prepend(jump);
    if (file !== this.current) this.show(file);
    this.editor?.mark({ line, column, message });
  }

  /** @param {string} message */
  #fail(message) {
    this.say("");
    const place = this.#part(".error");
    place.textContent = message;
    place.hidden = false;
  }

  /** @param {string} text */
  #print(text) {
    const place = this.#part(".output pre");
    place.textContent = `${place.textContent}${text}\n`.slice(-OUTPUT);
    this.#part(".output").hidden = false;
  }

  /** Begin again with what was there at first. */
  reset() {
    this.files = { ...this.given.files };
    this.show(this.given.entry);
    this.run();
  }

  /** Copy an address of the playground with the program in it. */
  async share() {
    const address = this.#address(this.given.playground);
    if (address) await this.#copy(address, this.texts.shared);
  }

  /** Copy a frame for other pages that shows the program, and runs it when a reader says so. */
  async embed() {
    const address = this.#address(`${this.given.playground}?embed=1`);
    if (!address) return;
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.title = this.given.title;
    frame.loading = "lazy";
    frame.setAttribute("style", "width: 100%; height: 44rem; border: 0");
    await this.#copy(frame.outerHTML, this.texts.embedded);
  }

  /**
   * The address of a page with the program behind its `#`; the reader is told if it is too long.
   * @param {string} page
   */
  #address(page) {
    const { base, version } = this.given;
    const { files, entry } = this.program;
    const address = this.packing && addressWith(page, { files, entry, base, version }, this.packing);
    if (!address) this.say(this.texts["too-long"]);
    return address;
  }

  /**
   * @param {string} text to put on the clipboard
   * @param {string} done what to say then
   */
  async #copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      this.say(done);
    } catch {
      this.#show(text); // a frame may not write to the clipboard
    }
  }

  /** Show a text, to be copied by hand. @param {string} text */
  #show(text) {
    const field = document.createElement("input");
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", this.texts["to-copy"]);
    this.#part(".said").replaceChildren(`${this.texts["to-copy"]}: `, field);
    field.select();
  }

  /** Save the program's folder as a ZIP file. */
  download() {
    if (this.packing) saveFolder(this.given.base || "app", this.files, this.packing);
  }

  /** Save the program as a page that opens by itself. It takes a while, and is done once at a time. */
  async downloadPage() {
    if (this.isSaving) return;
    this.isSaving = true;
    this.say(this.texts["page-begun"]);
    try {
      const name = `${this.given.base || "app"}.html`;
      const megabytes = await savePage(name, this.given.embed, this.program);
      this.say(filled(this.texts["page-saved"], { name, megabytes }));
    } catch (error) {
      this.say(filled(this.texts["page-failed"], { reason: /** @type {Error} */ (error).message }));
    } finally {
      this.isSaving = false;
    }
  }
}

/**
 * @param {string} url
 * @returns {Promise<StoredReference | null>}
 */
async function referenceAt(url) {
  if (!url) return null;
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the editor is of use without
  }
}
