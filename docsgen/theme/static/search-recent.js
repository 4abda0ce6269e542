// The searches that led somewhere, kept in the reader's browser. Storage may be blocked: then there
// are none, and nothing is said about it.

const KEY = "docsgen-recent-searches";
const MOST = 6;

/** @returns {string[]} the latest first */
export function recentSearches() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string} query */
export function rememberSearch(query) {
  const others = recentSearches().filter((other) => other.toLowerCase() !== query.toLowerCase());
  store([query, ...others].slice(0, MOST));
}

export function forgetSearches() {
  store([]);
}

/** @param {string[]} queries */
function store(queries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // Then they are forgotten with the page.
  }
}
