// Words: where they begin and end, also where nothing is written between them, in which forms they
// come, and how far a slip of the finger is from what was meant. Pure functions, no page.

/** Scripts that write words without spaces; Pagefind's index has their characters one by one. */
const SOLID = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+/u;
const RUN = new RegExp(`${SOLID.source}|_*[\\p{L}\\p{N}][\\p{L}\\p{N}_]*`, "gu");
const TOKEN = /[\p{L}\p{N}]+/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{N}+|\p{Lo}+/gu;

const segmenters = Intl.Segmenter && new Map();

/** @param {string} text */
export const isSolid = (text) => SOLID.test(text);

/**
 * The words of a query as they are written; `_` belongs to them.
 * @param {string} query
 */
export function wordsOf(query) {
  return separate(query).match(RUN) ?? [];
}

/**
 * The words of a name, each with the parts it has as an identifier: `UploadButton` has two.
 * @param {string} name
 * @returns {string[][]} the word itself first, then its parts if there is more than one
 */
export function tokensOf(name) {
  return (separate(name).match(TOKEN) ?? []).map((token) => {
    const parts = partsOf(token);
    return [token.toLowerCase(), ...(parts.length > 1 ? parts : [])];
  });
}

/**
 * The words that an identifier is made of, in lower case.
 * @param {string} token
 */
export const partsOf = (token) => (token.match(PART) ?? []).map((part) => part.toLowerCase());

/**
 * A text with spaces between the words of scripts that have none.
 * @param {string} text
 */
function separate(text) {
  return text.replace(new RegExp(SOLID, "gu"), (run) => ` ${segmented(run).join(" ")} `);
}

/** @param {string} run */
function segmented(run) {
  if (!segmenters) return [run];
  const language = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run) ? "ja" : "zh";
  if (!segmenters.has(language)) {
    segmenters.set(language, new Intl.Segmenter(language, { granularity: "word" }));
  }
  return [...segmenters.get(language).segment(run)].map(({ segment }) => segment);
}

/**
 * A word without the ending that grammar gave it; both sides of a comparison lose the same.
 * @param {string} word
 */
export function stemOf(word) {
  const stem = word.replace(/(?:ations?|ings?|e?ly|ed|es|e|s)$/, "");
  return stem.length < 3 ? word : stem.replace(/([^aeiou])\1$/, "$1");
}

/** @param {string} text */
export const compact = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * How many slips of the finger a word of some length may have.
 * @param {number} length
 */
const allowed = (length) => (length < 4 ? 0 : length < 7 ? 1 : length < 12 ? 2 : 3);

/**
 * The known word that is the fewest slips away: letters too many, too few, wrong or exchanged. Left
 * out vowels are one slip, however many.
 * @param {string} term
 * @param {Iterable<string>} known the preferred ones first
 * @param {number} [most] slips
 */
export function nearest(term, known, most = allowed(term.length)) {
  const consonants = skeleton(term);
  let found = null;
  let fewest = most + 1;
  for (const word of known) {
    const isShort = consonants === term && term.length > 2 && skeleton(word) === consonants;
    const slips = isShort ? 1 : slipsBetween(term, word, fewest - 1);
    if (slips < fewest) [found, fewest] = [word, slips];
  }
  return found;
}

/** @param {string} word */
const skeleton = (word) => word[0] + word.slice(1).replace(/[aeiou]/g, "");

/**
 * The slips between two words, or more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function slipsBetween(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!isSame));
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped && i > 1) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
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
