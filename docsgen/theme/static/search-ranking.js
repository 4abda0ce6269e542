// Which of the places that hold a reader's words comes first: the one whose name they are. Pagefind
// knows words, not names; docs/search.md explains the rules. Pure functions, no page.

import { compact, isSolid, stemOf, tokensOf } from "./search-words.js";

/** @typedef {import("./search-query.js").Alternative} Alternative */
/** @typedef {import("./search-query.js").Concept} Concept */

/**
 * @typedef {object} Place
 * @property {string} id      Pagefind's name for it
 * @property {string} title
 * @property {string} kind
 * @property {string} label   the kind in words
 * @property {string[]} trail from the outside in
 * @property {boolean} whole  a page, not a part of one
 * @property {number} weight  how much the site's code uses its page, from 0 to 9
 */

/**
 * @typedef {object} Names
 * @property {string[][]} own      the words of the title with their parts
 * @property {string[][][]} owners those of each step of the trail
 * @property {string[][]} needed   of the words of the title, those that say something
 * @property {string[][][]} steps  the same for the trail
 */

/** How much a word counts that is met in another form, such as the plural. */
const OTHER_FORM = 0.8;

/** How much a word counts that is not in the name itself but in that of what it belongs to. */
const IN_TRAIL = 0.8;

/** How much a part of such a name counts: `MultimodalTextbox` is not what `textbox` asks for. */
const PART = 0.7;

/** How much a word counts that is only in the text. */
const IN_TEXT = 0.5;

/** How much a name counts whose words come in another order. */
const REORDERED = 0.8;

/** How exact a name must be met to count as the one that was meant. */
const ALMOST = 0.5;

/** The power that keeps a name that is met by other words far below one that is met exactly. */
const STRICTNESS = 8;

/** How much each sign counts; a name that is met exactly beats everything else. */
const WEIGHTS = {
  exact: 2,
  covered: 1.5,
  all: 0.2,
  precise: 0.5,
  depth: -0.15,
  whole: 0.1,
  owner: 0.05,
  score: 0.2,
  weight: 0.0014,
};

/** @type {WeakMap<Place, Names>} */
const known = new WeakMap();

/**
 * How well a place fits a query.
 * @param {Concept[]} concepts
 * @param {number[]} shares how much each concept counts
 * @param {number[]} held   how well the text has each concept, from 0 to 1
 * @param {Place} place
 * @param {number} score    Pagefind's, from 0 to 1 for the best
 * @param {Set<string>} empty words that say nothing
 */
export function relevance(concepts, shares, held, place, score, empty) {
  const names = namesOf(place, empty);
  const met = concepts.map((concept, at) => either(inNames(concept, names), IN_TEXT * held[at]));
  const exact = exactness(concepts, names, place);
  const typed = sum(concepts.map(({ alternatives: [{ parts }] }) => parts.length));
  const covered = sum(met.map((value, at) => value * shares[at])) / sum(shares);
  const precise = mean(names.needed.map((token) => metBy(concepts, token, likeness)));
  const owner = best(names.owners.flat().map((token) => metBy(concepts, token, sameness)));
  return (
    WEIGHTS.exact * exact ** STRICTNESS +
    WEIGHTS.covered * Math.max(exact, covered) +
    WEIGHTS.all * Number(typed > 1 && held.every((value) => value === 1)) +
    WEIGHTS.precise * Math.max(exact, precise) +
    WEIGHTS.owner * owner +
    WEIGHTS.depth * (place.trail.length - Number(place.whole)) +
    WEIGHTS.whole * exact * Number(place.whole) +
    WEIGHTS.score * score * (1 - exact) +
    WEIGHTS.weight * place.weight
  );
}

/**
 * What two signs that are independent of each other say together.
 * @param {number} one
 * @param {number} other
 */
const either = (one, other) => 1 - (1 - one) * (1 - other);

/**
 * @param {Place} place
 * @param {Set<string>} empty
 * @returns {Names}
 */
function namesOf(place, empty) {
  const names = known.get(place) ?? named(place, empty);
  known.set(place, names);
  return names;
}

/**
 * @param {Place} place
 * @param {Set<string>} empty
 * @returns {Names}
 */
function named({ title, trail, label }, empty) {
  /** @param {string[][]} tokens */
  const saying = (tokens) => {
    const some = tokens.filter(([token]) => {
      return !empty.has(token) && !/^\d+$/.test(token) && token !== label.toLowerCase();
    });
    return some.length ? some : tokens;
  };
  const [own, ...owners] = [title, ...trail].map(tokensOf);
  return { own, owners, needed: saying(own), steps: owners.map(saying) };
}

/**
 * How well the names of a place have a concept: its title, or else what it belongs to.
 * @param {Concept} concept
 * @param {Names} names
 */
function inNames({ alternatives }, { own, owners }) {
  const words = own.flat();
  const values = alternatives.map(({ parts, weight }, number) => {
    const [like, trail] = number ? [sameness, PART] : [likeness, 1];
    const each = parts.map((term) =>
      Math.max(best(words.map((word) => like(term, word))), trail * inTrail(term, owners)),
    );
    return number && each.includes(0) ? 0 : weight * mean(each);
  });
  return best(values);
}

/**
 * @param {string} term
 * @param {string[][][]} owners
 */
function inTrail(term, owners) {
  const values = owners.flat().flatMap(([whole, ...parts]) => [
    likeness(term, whole),
    ...parts.map((part) => PART * likeness(term, part)),
  ]);
  return IN_TRAIL * best(values);
}

/**
 * How nearly the query is the name of a place: its title, or that after a step of its trail, with
 * nothing left over on either side.
 * @param {Concept[]} concepts
 * @param {Names} names
 * @param {Place} place
 */
function exactness(concepts, { own, owners, needed, steps }, { title, trail }) {
  const query = compact(concepts.map(({ alternatives: [{ words }] }) => words.join("")).join(""));
  const spelled = [title, ...trail.map((owner) => `${owner} ${title}`)].map(compact);
  if (spelled.includes(query)) return 1;
  const values = [[], ...steps].map((step, at) => {
    const words = [...(at ? owners[at - 1] : []), ...own].flat();
    const there = concepts.map((concept) => metIn(concept, words));
    const order = isInOrder(concepts, words) ? 1 : REORDERED;
    const left = [...step, ...needed].map((token) => metBy(concepts, token, sameness));
    return order * Math.min(...there, ...left);
  });
  const value = best(values);
  return value < ALMOST ? 0 : value;
}

/**
 * Whether the words of a name come in the order in which they were typed.
 * @param {Concept[]} concepts
 * @param {string[]} words
 */
function isInOrder(concepts, words) {
  const typed = concepts.flatMap(({ alternatives: [{ parts }] }) => parts);
  const places = typed.map((term) => words.findIndex((word) => sameness(term, word)));
  const found = places.filter((place) => place >= 0);
  return found.every((place, at) => !at || found[at - 1] <= place);
}

/**
 * How well a concept is met by all of the words of one of its alternatives.
 * @param {Concept} concept
 * @param {string[]} words
 */
function metIn({ alternatives }, words) {
  /** @param {string} term */
  const meet = (term) => best(words.map((word) => sameness(term, word)));
  return best(alternatives.map(({ parts, weight }) => weight * Math.min(...parts.map(meet))));
}

/**
 * How well the concepts meet a word of a name: as a whole, or part by part.
 * @param {Concept[]} concepts
 * @param {string[]} token
 * @param {typeof likeness} like
 */
function metBy(concepts, [whole, ...parts], like) {
  const all = concepts.flatMap(({ alternatives }) => alternatives);
  /** @param {string} word */
  const meet = (word) =>
    best(all.flatMap(({ parts, weight }) => parts.map((term) => weight * like(term, word))));
  return Math.max(meet(whole), parts.length ? mean(parts.map(meet)) : 0);
}

/**
 * How well a word of the query stands for a word of a name: it is the word or its beginning, or it
 * is the word in another form.
 * @param {string} term
 * @param {string} word
 */
function likeness(term, word) {
  const value = sameness(term, word);
  return value || term.length < 2 || !word.startsWith(term) ? value : OTHER_FORM;
}

/**
 * The same for a word that is written to its end.
 * @param {string} term
 * @param {string} word
 */
function sameness(term, word) {
  if (word === term) return 1;
  if (isSolid(term)) return word.includes(term) || term.includes(word) ? OTHER_FORM : 0;
  return stemOf(term) === stemOf(word) ? OTHER_FORM : 0;
}

/** @param {number[]} values */
const best = (values) => Math.max(0, ...values);

/** @param {number[]} values */
const sum = (values) => values.reduce((all, value) => all + value, 0);

/** @param {number[]} values */
const mean = (values) => sum(values) / (values.length || 1);
