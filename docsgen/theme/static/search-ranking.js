// Which of the places that hold a reader's words comes first: the one whose name they are. Pagefind
// knows words, not names; docs/search.md explains the rules. Pure functions, no page.

/**
 * @typedef {object} Place
 * @property {string} id      Pagefind's name for it
 * @property {string} title
 * @property {string} kind
 * @property {string} label   the kind in words
 * @property {string[]} trail from the outside in
 * @property {boolean} whole  a page, not a part of one
 */

/** Words that say nothing about a place unless nothing else is there. */
const EMPTY = new Set(
  "a an and are as at can do does for from how i in into is it my of on or the this to use what when where which with you your".split(" "),
);

/** How much a word counts that is met in another form, such as the plural. */
const OTHER_FORM = 0.8;

/** How much a word counts that is not in the name itself but in that of what it belongs to. */
const IN_TRAIL = 0.8;

/** How much each sign counts; a name that is met exactly beats everything else. */
const WEIGHTS = { exact: 2, covered: 1, precise: 0.5, depth: -0.1, score: 0.2 };

/**
 * The words of a text, each with the parts it has as an identifier: `UploadButton` has two.
 * @param {string} text
 * @returns {string[][]} the word itself first, then its parts if there is more than one
 */
function tokensOf(text) {
  const tokens = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((token) => {
    const parts = token.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+/gu) ?? [];
    return [token, ...(parts.length > 1 ? parts : [])].map((word) => word.toLowerCase());
  });
  const full = tokens.filter(([token]) => !EMPTY.has(token));
  return full.length ? full : tokens;
}

/**
 * What to look up for a query: its words as they are written, without the empty ones.
 * @param {string} query
 * @param {string[]} [empty] words that say nothing on this site, such as the library's name
 */
export function termsOf(query, empty = []) {
  const terms = (query.match(/_*[\p{L}\p{N}][\p{L}\p{N}_]*/gu) ?? []).map((term) => term.toLowerCase());
  const full = terms.filter((term) => !EMPTY.has(term) && !empty.includes(term));
  return [...new Set(full.length ? full : terms)];
}

/**
 * A word without the ending that grammar gave it; both sides of a comparison lose the same.
 * @param {string} word
 */
export function stemOf(word) {
  const stem = word.replace(/(?:ations?|ings?|ed|es|e|s)$/, "");
  return stem.length < 3 ? word : stem.replace(/([^aeiou])\1$/, "$1");
}

/** @param {string} text */
const compact = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * How well a word of the query stands for a word of a name: it is the word or its beginning, or it
 * is the word in another form.
 * @param {string} term
 * @param {string} word
 */
function likeness(term, word) {
  if (word === term || (term.length > 1 && word.startsWith(term))) return 1;
  return stemOf(term) === stemOf(word) ? OTHER_FORM : 0;
}

/**
 * How well the terms meet a word of a name: as a whole, or part by part.
 * @param {string[]} terms
 * @param {string[]} token
 */
function met(terms, [whole, ...parts]) {
  const meet = (/** @type {string} */ word) => best(terms.map((term) => likeness(term, word)));
  return Math.max(meet(whole), parts.length ? mean(parts.map(meet)) : 0);
}

/** @param {number[]} values */
const best = (values) => Math.max(0, ...values);

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/**
 * How well a place fits a query.
 * @param {string} query
 * @param {Place} place
 * @param {number} score Pagefind's, from 0 to 1 for the best
 */
export function relevance(query, { title, trail, whole }, score) {
  const names = [title, ...trail.map((owner) => `${owner} ${title}`)].map(compact);
  const exact = names.includes(compact(query));
  const terms = tokensOf(query).flatMap(([token, ...parts]) => (parts.length ? parts : [token]));
  const own = tokensOf(title);
  const owners = trail.flatMap(tokensOf).flat();
  const covered = terms.map((term) => {
    const inTrail = IN_TRAIL * best(owners.map((word) => likeness(term, word)));
    return best([inTrail, ...own.flat().map((word) => likeness(term, word))]);
  });
  const precise = own.map((token) => met(terms, token));
  return (
    WEIGHTS.exact * Number(exact) +
    WEIGHTS.covered * (exact ? 1 : mean(covered)) +
    WEIGHTS.precise * (exact ? 1 : mean(precise)) +
    WEIGHTS.depth * (trail.length - Number(whole)) +
    WEIGHTS.score * score
  );
}

/**
 * The known word that is one slip of the finger away: a letter too many, too few, wrong, or two
 * exchanged.
 * @param {string} term
 * @param {Iterable<string>} known the preferred ones first
 */
export function nearest(term, known) {
  for (const word of known) if (isSlip(term, word)) return word;
  return null;
}

/**
 * Known words to try in place of one that is nowhere: those that begin like it, the most alike
 * first.
 * @param {string} term
 * @param {string[]} known
 */
export function alike(term, known) {
  for (let length = term.length - 1; length > 2; length--) {
    const start = term.slice(0, length);
    const words = known.filter((word) => word.startsWith(start));
    if (words.length) return words;
  }
  return [];
}

/**
 * @param {string} one
 * @param {string} other
 */
function isSlip(one, other) {
  if (one.length < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  return left.length < 2 && right.length < 2;
}
