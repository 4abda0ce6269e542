// Finds places: Pagefind says which hold the words, search-ranking.js which come first. Loaded with
// the dialog, and loads everything else of the search from the site's own folder pagefind/.

import { alike, nearest, relevance, termsOf } from "./search-ranking.js";

/** @typedef {import("./search-ranking.js").Place} Place */

/** @typedef {[name: string, one: string, all: string]} Kind what a place can be, and how it is called */

/**
 * @typedef {object} Found
 * @property {Hit[]} hits                   the best first
 * @property {Kind[]} kinds                 all that there are, in the order in which they are offered
 * @property {Record<string, number>} counts places by kind, before a kind was chosen
 * @property {Map<string, string>} corrected what was looked up in place of what was typed
 * @property {string[]} unknown             words that no place has
 * @property {string[]} suggested           words to try when nothing is found
 * @property {boolean} partial              no place has all the words; these have most of them
 */

/**
 * @typedef {object} Hit
 * @property {Place} place
 * @property {() => Promise<{url: string, excerpt: string}>} load
 */

const FOLDER = new URL("../pagefind/", import.meta.url).href;

/** Titles count through search-ranking.js; a long text must not lose to a short one. */
const RANKING = { pageLength: 0.3, termSaturation: 1.2, metaWeights: { title: 4, trail: 1 } };
const EXCERPT = 26; // words
const SUGGESTED = 4;
const LONGEST = 12; // words of a query that are looked up

/**
 * Starts Pagefind and gets the list of places; rejects when the folder cannot be read.
 * @param {string} [index] the folder of the index, which older versions have for themselves
 */
export async function startEngine(index) {
  const folder = index || FOLDER;
  const [{ createInstance }, response] = await Promise.all([
    import(new URL("pagefind.js", folder).href),
    fetch(new URL("places.json", folder)),
  ]);
  const { kinds, places, words, empty } = await response.json();
  const pagefind = createInstance({ noWorker: true });
  await pagefind.options({ ranking: RANKING, excerptLength: EXCERPT });
  return new Engine(pagefind, kinds, placesOf(places, kinds), words.split(" "), empty);
}

/**
 * @param {[id: string, title: string, kind: string, whole: 0 | 1, ...trail: string[]][]} rows
 * @param {Kind[]} kinds
 */
function placesOf(rows, kinds) {
  const labels = new Map(kinds.map(([name, one]) => [name, one]));
  const entries = rows.map(([id, title, kind, whole, ...trail]) => {
    const label = labels.get(kind) ?? "";
    return /** @type {const} */ ([id, { id, title, kind, label, trail, whole: whole === 1 }]);
  });
  return new Map(entries);
}

export class Engine {
  /**
   * @param {any} pagefind
   * @param {Kind[]} kinds in the order in which they are offered
   * @param {Map<string, Place>} places
   * @param {string[]} words every word of the index, those of names first
   * @param {string[]} empty words that say nothing on this site
   */
  constructor(pagefind, kinds, places, words, empty) {
    this.pagefind = pagefind;
    this.kinds = kinds;
    this.places = places;
    this.words = words;
    this.empty = empty;
  }

  /**
   * @param {string} query
   * @param {string} kind only places of this kind, or "" for all
   * @returns {Promise<Found>}
   */
  async find(query, kind) {
    const { terms, corrected, unknown } = this.#understood(query);
    const { results, partial } = await this.#search(terms);
    const all = this.#ranked(terms.join(" "), results);
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { place } of all) counts[place.kind] = (counts[place.kind] ?? 0) + 1;
    const hits = kind ? all.filter(({ place }) => place.kind === kind) : all;
    const suggested = all.length ? [] : unknown.flatMap((term) => alike(term, this.words));
    const { kinds } = this;
    return { hits, kinds, counts, corrected, unknown, partial, suggested: suggested.slice(0, SUGGESTED) };
  }

  /** @param {string} query */
  #understood(query) {
    const corrected = new Map();
    const unknown = [];
    const terms = [];
    for (const term of termsOf(query, this.empty).slice(0, LONGEST)) {
      const isKnown = this.words.some((word) => word.startsWith(term));
      const meant = isKnown ? term : nearest(term, this.words);
      if (!meant) unknown.push(term);
      else terms.push(meant);
      if (meant && meant !== term) corrected.set(term, meant);
    }
    return { terms, corrected, unknown };
  }

  /**
   * The places that hold all the terms or, when there are none, those that hold most of them.
   * @param {string[]} terms
   * @returns {Promise<{results: any[], partial: boolean}>}
   */
  async #search(terms) {
    if (!terms.length) return { results: [], partial: false };
    const { results } = await this.pagefind.search(terms.join(" "));
    if (results.length || terms.length === 1) return { results, partial: false };
    /** @type {Map<string, any>} */
    const held = new Map();
    for (const one of await Promise.all(terms.map((term) => this.pagefind.search(term)))) {
      for (const result of one.results) {
        const { count = 0, score = 0 } = held.get(result.id) ?? {};
        held.set(result.id, { ...result, count: count + 1, score: score + result.score });
      }
    }
    const most = Math.max(...[...held.values()].map(({ count }) => count));
    return { results: [...held.values()].filter(({ count }) => count === most), partial: true };
  }

  /**
   * @param {string} query
   * @param {any[]} results
   * @returns {Hit[]}
   */
  #ranked(query, results) {
    const best = Math.max(...results.map((result) => result.score), Number.MIN_VALUE);
    const scored = results.flatMap((result) => {
      const place = this.places.get(result.id);
      if (!place) return [];
      return [{ place, load: result.data, value: relevance(query, place, result.score / best) }];
    });
    return scored.sort((a, b) => b.value - a.value);
  }
}
