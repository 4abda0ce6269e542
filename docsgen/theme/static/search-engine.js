// Finds places: Pagefind says which hold the words, search-ranking.js which come first. Loaded with
// the dialog, and loads everything else of the search from the site's own folder pagefind/.

import { Lexicon, understood } from "./search-query.js";
import { relevance } from "./search-ranking.js";
import { alike, isSolid } from "./search-words.js";

/** @typedef {import("./search-query.js").Concept} Concept */
/** @typedef {import("./search-ranking.js").Place} Place */

/** @typedef {[name: string, one: string, all: string]} Kind what a place can be, and how it is called */

/** @typedef {[id: string, title: string, kind: string, whole: 0 | 1, weight: number, ...trail: string[]]} Row */

/**
 * @typedef {object} Found
 * @property {Hit[]} hits                   the best first
 * @property {Kind[]} kinds                 all that there are, in the order in which they are offered
 * @property {Record<string, number>} counts places by kind, before a kind was chosen
 * @property {Map<string, string>} corrected what was looked up in place of what was typed
 * @property {string[]} unknown             words that no place has
 * @property {string[]} suggested           words to try when nothing is found
 * @property {boolean} partial              no place has all the words; these have most of them
 * @property {string[]} words               what was looked up, to be marked in names
 */

/**
 * @typedef {object} Hit
 * @property {Place} place
 * @property {() => Promise<{url: string, excerpt: string}>} load
 */

/**
 * @typedef {object} Result Pagefind's
 * @property {string} id
 * @property {number} score
 * @property {() => Promise<{url: string, excerpt: string}>} data
 */

/** @typedef {Map<string, {value: number, result: Result}>} Held places by their ids */

const FOLDER = new URL("../pagefind/", import.meta.url).href;

/** Titles count through search-ranking.js; a long text must not lose to a short one. */
const RANKING = { pageLength: 0.3, termSaturation: 1.2, metaWeights: { title: 4, trail: 1 } };
const EXCERPT = 26; // words
const SUGGESTED = 4;

/** How much a place must have of a query, as a share of what the best one has. */
const ENOUGH = 0.5;

/** What events and methods are called in the index. */
const MEMBERS = ["event", "method"];

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
  const { kinds, places, words, empty, synonyms } = await response.json();
  const pagefind = createInstance({ noWorker: true });
  await pagefind.options({ ranking: RANKING, excerptLength: EXCERPT });
  const all = placesOf(places, kinds);
  const members = all.filter(({ kind }) => MEMBERS.includes(kind));
  const names = new Set(members.map(({ title }) => title.toLowerCase()));
  return new Engine(pagefind, kinds, all, new Lexicon(words.split(" "), empty, synonyms, names));
}

/**
 * @param {Row[]} rows
 * @param {Kind[]} kinds
 * @returns {Place[]}
 */
function placesOf(rows, kinds) {
  const labels = new Map(kinds.map(([name, one]) => [name, one]));
  return rows.map(([id, title, kind, whole, weight, ...trail]) => {
    return { id, title, kind, label: labels.get(kind) ?? "", whole: whole === 1, weight, trail };
  });
}

export class Engine {
  /** @type {Map<string, Promise<Result[]>>} */
  #looked = new Map();

  /**
   * @param {any} pagefind
   * @param {Kind[]} kinds in the order in which they are offered
   * @param {Place[]} places
   * @param {Lexicon} lexicon
   */
  constructor(pagefind, kinds, places, lexicon) {
    this.pagefind = pagefind;
    this.kinds = kinds;
    this.places = new Map(places.map((place) => [place.id, place]));
    this.lexicon = lexicon;
  }

  /**
   * @param {string} query
   * @param {string} kind only places of this kind, or "" for all
   * @returns {Promise<Found>}
   */
  async find(query, kind) {
    const { concepts, corrected, unknown } = understood(query, this.lexicon);
    const held = await Promise.all(concepts.map((concept) => this.#held(concept)));
    const all = await this.#ranked(concepts, held);
    /** @type {Record<string, number>} */
    const counts = {};
    for (const { place } of all) counts[place.kind] = (counts[place.kind] ?? 0) + 1;
    const hits = kind ? all.filter(({ place }) => place.kind === kind) : all;
    const suggested = all.length ? [] : unknown.flatMap((term) => alike(term, this.lexicon.words));
    return {
      hits,
      kinds: this.kinds,
      counts,
      corrected,
      unknown,
      suggested: suggested.slice(0, SUGGESTED),
      partial: all.length > 0 && !all.some(({ place }) => held.every((one) => one.has(place.id))),
      words: concepts.flatMap((one) => one.alternatives.flatMap(({ words }) => words)),
    };
  }

  /**
   * The places that have a concept, and how well: by its own words, or by others.
   * @param {Concept} concept
   * @returns {Promise<Held>}
   */
  async #held({ alternatives }) {
    const found = await Promise.all(alternatives.map(({ words }) => this.#lookUp(words)));
    /** @type {Held} */
    const held = new Map();
    alternatives.forEach(({ weight }, at) => {
      for (const result of found[at]) {
        if ((held.get(result.id)?.value ?? 0) < weight) held.set(result.id, { value: weight, result });
      }
    });
    return held;
  }

  /**
   * Pagefind's results for places that have all the words.
   * @param {string[]} words
   */
  #lookUp(words) {
    const query = words.map((word) => (isSolid(word) ? `"${[...word].join(" ")}"` : word)).join(" ");
    const looked = this.#looked.get(query) ?? this.pagefind.search(query).then(resultsOf);
    this.#looked.set(query, looked);
    return /** @type {Promise<Result[]>} */ (looked);
  }

  /**
   * The places that have all of the query or most of it, the best first.
   * @param {Concept[]} concepts
   * @param {Held[]} held
   * @returns {Promise<Hit[]>}
   */
  async #ranked(concepts, held) {
    const typed = concepts.map(({ alternatives: [{ words }] }) => words);
    const found = await Promise.all(typed.map((words) => this.#lookUp(words)));
    const shares = found.map((own) => Math.log(1 + this.places.size / (1 + own.length)));
    const words = typed.flat();
    const whole = new Map((await this.#lookUp(words)).map((result) => [result.id, result]));
    const top = Math.max(...[...whole.values()].map(({ score }) => score), Number.MIN_VALUE);
    const candidates = [...new Set(held.flatMap((one) => [...one.keys()]))].flatMap((id) => {
      const place = this.places.get(id);
      const values = held.map((one) => one.get(id)?.value ?? 0);
      const share = values.reduce((sum, value, at) => sum + (value && shares[at]), 0);
      return place ? [{ place, values, share }] : [];
    });
    const least = ENOUGH * Math.max(...candidates.map(({ share }) => share));
    const enough = candidates.filter(({ share }) => share >= least);
    const hits = enough.map(({ place, values }) => {
      const score = (whole.get(place.id)?.score ?? 0) / top;
      const value = relevance(concepts, shares, values, place, score, this.lexicon.empty);
      return { place, value, load: (whole.get(place.id) ?? rarest(place.id, held)).data };
    });
    return hits.sort((a, b) => b.value - a.value);
  }
}

/** @param {{results: Result[]}} answer */
const resultsOf = ({ results }) => results;

/**
 * The result for the rarest of the concepts that a place has, whose text says most about it.
 * @param {string} id
 * @param {Held[]} held
 */
function rarest(id, held) {
  const having = held.filter((one) => one.has(id)).sort((a, b) => a.size - b.size);
  return /** @type {{result: Result}} */ (having[0].get(id)).result;
}
