// The search dialog. site.js loads it when the reader first opens it. A combobox whose list holds
// results or, while nothing is typed, the searches of before; the focus stays in its field.

import { startEngine } from "./search-engine.js";
import { forgetSearches, recentSearches, rememberSearch } from "./search-recent.js";
import {
  kindButtons,
  makeDialog,
  queryOption,
  resultOption,
  showTips,
  summary,
} from "./search-view.js";
import { wordsOf } from "./search-words.js";

/** @typedef {import("./search-engine.js").Engine} Engine */
/** @typedef {import("./search-engine.js").Found} Found */
/** @typedef {import("./search-engine.js").Hit} Hit */

const BATCH = 15; // results that are loaded and shown at a time
const PAUSE = 80; // milliseconds without a key before a search begins
const NEAR = 300; // pixels from the end of the list at which more is loaded

/** @type {Promise<Search> | undefined} */
let search;

/**
 * Open the search, making it first if need be.
 * @param {string} style where search.css is
 * @param {string} index where the index is, unless it is in its place at the site's root
 */
export async function openSearch(style, index) {
  search ??= makeDialog(style).then((dialog) => new Search(dialog, index));
  (await search).open();
}

class Search {
  /** @type {Promise<Engine> | undefined} */
  #engine;
  /** @type {Hit[]} */
  #hits = [];
  /** @type {string[]} */
  #words = [];
  /** @type {HTMLElement | null} */
  #active = null;
  #kind = "";
  #latest = 0;
  #isExtending = false;

  /** @param {HTMLDialogElement} dialog @param {string} index */
  constructor(dialog, index) {
    this.index = index;
    /** @param {string} selector */
    const part = (selector) => /** @type {HTMLElement} */ (dialog.querySelector(selector));
    this.dialog = dialog;
    this.input = /** @type {HTMLInputElement} */ (part("input"));
    this.kinds = part(".kinds");
    this.found = part(".found");
    this.status = part(".status");
    this.forget = part(".clear");
    this.list = part("[role=listbox]");
    this.more = part(".more");
    this.tips = part(".tips");
    this.#listen(part(".close"));
  }

  /** @param {HTMLElement} close */
  #listen(close) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;
    this.input.addEventListener("input", () => {
      clearTimeout(pause);
      this.list.setAttribute("aria-busy", "true");
      this.#latest++; // what is still on its way is no longer wanted
      pause = setTimeout(() => this.#update(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.#steer(event));
    this.list.addEventListener("pointermove", ({ target }) => this.#choose(optionAt(target)));
    this.list.addEventListener("click", (event) => this.#follow(event));
    this.kinds.addEventListener("click", ({ target }) => this.#narrow(target));
    this.forget.addEventListener("click", () => this.#forget());
    this.more.addEventListener("click", () => this.#extend());
    this.found.addEventListener("scroll", () => this.#extendAtEnd(), { passive: true });
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close(); // the backdrop
    });
  }

  /** Show the dialog; the query of before is still there, ready to be replaced. */
  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    this.#started().catch(() => {}); // the first search says what is wrong
    if (!this.input.value.trim()) this.#welcome();
  }

  #started() {
    this.#engine ??= startEngine(this.index).catch((error) => {
      this.#engine = undefined; // the next search tries again
      throw error;
    });
    return this.#engine;
  }

  async #update() {
    const current = ++this.#latest;
    const query = this.input.value;
    if (!wordsOf(query).length) return this.#welcome();
    try {
      const found = await (await this.#started()).find(query, this.#kind);
      const options = await this.#options(found.hits.slice(0, BATCH), 0, found.words);
      if (current === this.#latest) this.#present(found, options);
    } catch (error) {
      console.error(error);
      if (current === this.#latest) this.#empty(docsgenText("search.failed"));
    }
  }

  /**
   * @param {Found} found
   * @param {HTMLElement[]} options
   */
  #present(found, options) {
    this.#empty(summary(found));
    this.#hits = found.hits;
    this.#words = found.words;
    this.kinds.replaceChildren(...kindButtons(found, this.#kind));
    this.kinds.hidden = !this.kinds.children.length;
    this.#append(options);
    this.#append(found.suggested.map((query, at) => queryOption("suggested", query, at)));
    this.found.scrollTop = 0;
    this.#choose(options[0] ?? null);
    if (!options.length) showTips(this.tips);
  }

  /** Nothing is typed: the searches of before, and what can be typed. */
  #welcome() {
    const recent = recentSearches();
    this.#latest++;
    this.#kind = "";
    this.#empty(recent.length ? docsgenText("search.recent") : "");
    this.forget.hidden = !recent.length;
    this.#append(recent.map((query, at) => queryOption("recent", query, at)));
    showTips(this.tips);
  }

  /** @param {string} status */
  #empty(status) {
    this.status.textContent = status;
    this.list.setAttribute("aria-busy", "false");
    this.#hits = [];
    this.list.replaceChildren();
    this.tips.replaceChildren();
    this.kinds.hidden = true;
    this.forget.hidden = true;
    this.#append([]);
    this.#choose(null);
  }

  /** @param {HTMLElement[]} options */
  #append(options) {
    this.list.append(...options);
    const shown = this.list.children.length;
    this.input.setAttribute("aria-expanded", String(shown > 0));
    this.more.hidden = shown >= this.#hits.length;
  }

  /**
   * @param {Hit[]} hits
   * @param {number} start the number of the first
   * @param {string[]} words what was looked for
   */
  #options(hits, start, words) {
    return Promise.all(
      hits.map(async (hit, at) => resultOption(hit.place, await hit.load(), words, start + at)),
    );
  }

  async #extend() {
    if (this.#isExtending || this.more.hidden) return;
    this.#isExtending = true;
    const current = this.#latest;
    const start = this.list.children.length;
    const next = this.#hits.slice(start, start + BATCH);
    try {
      const options = await this.#options(next, start, this.#words);
      if (current === this.#latest) this.#append(options);
    } finally {
      this.#isExtending = false;
    }
  }

  #extendAtEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.found;
    if (scrollTop + clientHeight > scrollHeight - NEAR) this.#extend();
  }

  /** @param {KeyboardEvent} event */
  #steer(event) {
    const options = /** @type {HTMLElement[]} */ ([...this.list.children]);
    if (event.isComposing || !options.length) return;
    const at = this.#active ? options.indexOf(this.#active) : -1;
    const { length } = options;
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Enter" && this.#active) {
      const { ctrlKey, metaKey, shiftKey } = event;
      const keys = { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true };
      this.#active.dispatchEvent(new MouseEvent("click", keys));
    } else if (next === undefined || event.shiftKey) {
      return;
    } else {
      this.#choose(options[(next + length) % length]);
      this.#active?.scrollIntoView({ block: "nearest" });
    }
    event.preventDefault();
  }

  /** @param {HTMLElement | null} option */
  #choose(option) {
    this.#active?.setAttribute("aria-selected", "false");
    this.#active = option;
    option?.setAttribute("aria-selected", "true");
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const option = optionAt(event.target);
    if (!option) return;
    const { query } = option.dataset;
    if (query !== undefined) {
      this.input.value = query;
      this.input.focus();
      this.#update();
      return;
    }
    rememberSearch(this.input.value.trim());
    const staysHere = event.ctrlKey || event.metaKey || event.shiftKey; // it opens elsewhere
    if (!staysHere) this.dialog.close(); // the place may be on this very page
  }

  /** @param {EventTarget | null} target */
  #narrow(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    this.#kind = button.dataset.kind ?? "";
    this.input.focus();
    this.#update();
  }

  #forget() {
    forgetSearches();
    this.input.focus();
    this.#welcome();
  }
}

/** @param {EventTarget | null} target */
function optionAt(target) {
  const option = target instanceof Element ? target.closest("[role=option]") : null;
  return /** @type {HTMLElement | null} */ (option);
}
