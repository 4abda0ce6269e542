// What a query means: its words without slips, put together to concepts, each with other words that
// mean the same. docs/search.md explains the rules. Pure functions, no page.

import { isSolid, nearest, partsOf, stemOf, wordsOf } from "./search-words.js";

/**
 * @typedef {object} Alternative
 * @property {string[]} words
 * @property {string[]} parts   the words, and the parts of those that are identifiers
 * @property {number} weight  1 for what was typed, less for what means the same
 */

/**
 * @typedef {object} Concept
 * @property {Alternative[]} alternatives what was typed comes first
 */

/**
 * @typedef {object} Meaning
 * @property {Concept[]} concepts
 * @property {Map<string, string>} corrected what was understood in place of what was typed
 * @property {string[]} unknown              words that no place has
 */

/** How much a word counts that means the same as the one that was typed; a phrase says more. */
const SYNONYM = 0.8;
const SAME_PHRASE = 0.9;

const LONGEST = 12; // words of a query that are looked up
const PHRASE = 4; // words that together may have synonyms
const SHORTEST = 3; // letters of a word in a word that was written without the space

/** A value in a line of code: it says less than the name that it is given to. */
const VALUE = /=\s*(?:"[^"]*"?|'[^']*'?|[\w.-]+)/g;

export class Lexicon {
  /**
   * @param {string[]} words       every word of the index, those of names first
   * @param {string[]} empty       words that say nothing on this site
   * @param {string[][]} synonyms  groups of words and phrases that mean the same
   * @param {Set<string>} members  names that code writes behind a dot, in lower case
   */
  constructor(words, empty, synonyms, members) {
    this.words = words;
    this.known = new Set(words);
    this.empty = new Set(empty);
    this.emptyKeys = new Set(empty.map((word) => keyOf([word])));
    this.members = members;
    /** @type {Map<string, string[][]>} */
    this.groups = new Map();
    /** Words of phrases that have synonyms. */
    this.phrased = new Set(synonyms.flat().flatMap(termsIn).map(stemOf));
    for (const group of synonyms.map((phrases) => phrases.map(termsIn))) {
      for (const phrase of group) {
        const others = group.filter((other) => other !== phrase && this.has(other));
        this.groups.set(keyOf(phrase), [...(this.groups.get(keyOf(phrase)) ?? []), ...others]);
      }
    }
  }

  /** @param {string[]} phrase */
  has(phrase) {
    return phrase.every((word) => this.knows(word));
  }

  /** Whether a word is in the index, or one that begins with it. @param {string} word */
  knows(word) {
    if (this.known.has(word) || isSolid(word)) return true;
    return this.words.some((known) => known.startsWith(word));
  }
}

/**
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Meaning}
 */
export function understood(query, lexicon) {
  const corrected = new Map();
  /** @type {string[]} */
  const unknown = [];
  const words = wordsOf(unbound(query.replace(VALUE, " "), lexicon)).slice(0, LONGEST);
  const terms = words.flatMap((word) => {
    const term = word.toLowerCase();
    const meant = lexicon.empty.has(term) ? [term] : spelled(word, lexicon);
    if (!meant.length) unknown.push(term);
    else if (meant.join("") !== term) corrected.set(term, meant.join(" "));
    return meant;
  });
  const concepts = conceptsOf(terms, lexicon).filter(({ alternatives }) => {
    const isThere = alternatives.some(({ words: meant }) => lexicon.has(meant));
    if (!isThere) unknown.push(alternatives[0].words.join(" "));
    return isThere;
  });
  return { concepts, corrected, unknown };
}

/**
 * A query without variables: what stands in front of the name of an event or a method is none of
 * the library's, but for the names that it knows.
 * @param {string} query
 * @param {Lexicon} lexicon
 */
function unbound(query, lexicon) {
  return query.replace(/\b([a-z_]\w*)\.(\w+)/g, (all, variable, member) => {
    const isMember = lexicon.members.has(member.toLowerCase());
    return isMember && !lexicon.members.has(variable) ? ` ${member}` : all;
  });
}

/**
 * What a word means as it was typed: itself, its parts, or what it is a slip of.
 * @param {string} word
 * @param {Lexicon} lexicon
 * @returns {string[]} none when nothing is like it
 */
function spelled(word, lexicon) {
  const term = word.toLowerCase();
  if (lexicon.knows(term) || lexicon.phrased.has(stemOf(term))) return [term];
  const parts = partsOf(word);
  if (parts.length > 1 && lexicon.has(parts)) return parts;
  const slip = nearest(term, lexicon.words, 1);
  if (slip && term.length > 3) return [slip];
  const two = split(term, lexicon);
  if (two.length) return two;
  const meant = nearest(term, lexicon.words);
  return meant ? [meant] : [];
}

/**
 * The two known words that a term was made of by leaving out the space.
 * @param {string} term
 * @param {Lexicon} lexicon
 */
function split(term, { known }) {
  for (let at = term.length - SHORTEST; at >= SHORTEST; at--) {
    const two = [term.slice(0, at), term.slice(at)];
    if (two.every((word) => known.has(word))) return two;
  }
  return [];
}

/**
 * The concepts that the terms are of; those that say nothing are there only when they are alone.
 * @param {string[]} terms
 * @param {Lexicon} lexicon
 * @returns {Concept[]}
 */
function conceptsOf(terms, lexicon) {
  /** @type {Map<string, Concept>} */
  const concepts = new Map();
  for (let at = 0; at < terms.length; ) {
    const { phrase, length } = phraseAt(terms, at, lexicon);
    concepts.set(keyOf(phrase), conceptOf(phrase, lexicon));
    at += length;
  }
  const full = [...concepts].filter(([key]) => !lexicon.emptyKeys.has(key));
  return (full.length ? full : [...concepts]).map(([, concept]) => concept);
}

/**
 * @param {string[]} phrase
 * @param {Lexicon} lexicon
 * @returns {Concept}
 */
function conceptOf(phrase, lexicon) {
  const joined = phrase.join("");
  const same = phrase.length > 1 && lexicon.known.has(joined) ? [[joined]] : [];
  const others = lexicon.groups.get(keyOf(phrase)) ?? [];
  return {
    alternatives: [
      ...[phrase, ...same].map((words) => alternative(words, 1)),
      ...others.map((words) => alternative(words, words.length > 1 ? SAME_PHRASE : SYNONYM)),
    ],
  };
}

/**
 * @param {string[]} words
 * @param {number} weight
 * @returns {Alternative}
 */
function alternative(words, weight) {
  const parts = words.flatMap((word) => word.split("_").filter(Boolean));
  return { words, parts, weight };
}

/**
 * The terms from `at` on that belong together, and how many they are with those that say nothing
 * between them: a phrase that has synonyms, two words that are known as one, or a term alone.
 * @param {string[]} terms
 * @param {number} at
 * @param {Lexicon} lexicon
 */
function phraseAt(terms, at, lexicon) {
  for (let length = Math.min(PHRASE + 1, terms.length - at); length > 1; length--) {
    const all = terms.slice(at, at + length);
    for (const phrase of [all, all.filter((term) => !lexicon.empty.has(term))]) {
      const isFull = !phrase.some((term) => lexicon.empty.has(term));
      const isOne = phrase.length === 2 && isFull && lexicon.known.has(phrase.join(""));
      if (phrase.length > 1 && (isOne || lexicon.groups.has(keyOf(phrase)))) return { phrase, length };
    }
  }
  return { phrase: [terms[at]], length: 1 };
}

/** @param {string} phrase */
const termsIn = (phrase) => wordsOf(phrase.toLowerCase());

/** @param {string[]} phrase */
const keyOf = (phrase) => phrase.map(stemOf).join(" ");
