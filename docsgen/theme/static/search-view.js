// What the search dialog is made of: the dialog itself, its results, its filters. Nothing here
// knows what is searched or when.

/** @typedef {import("./search-ranking.js").Place} Place */
/** @typedef {import("./search-engine.js").Found} Found */

const DIALOG = `
<div class="field">
<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></svg>
<input type="text" role="combobox" aria-label="${docsgenHtml("search.documentation")}" aria-autocomplete="list" aria-controls="search-list" aria-expanded="false" placeholder="${docsgenHtml("search.documentation")}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" autofocus>
<button type="button" class="close" aria-label="${docsgenHtml("search.close")}">${docsgenHtml("site.close")}</button>
</div>
<div class="kinds" role="group" aria-label="${docsgenHtml("search.show-only")}" hidden></div>
<div class="found">
<div class="said"><p class="status" role="status"></p><button type="button" class="clear" hidden>${docsgenHtml("search.clear")}</button></div>
<div id="search-list" role="listbox" aria-label="${docsgenHtml("search.results")}"></div>
<button type="button" class="more" hidden>${docsgenHtml("search.more")}</button>
<div class="tips"></div>
</div>
<p class="keys" aria-hidden="true"><span>${docsgenHtml("search.keys-choose", { keys: "<kbd>↑</kbd> <kbd>↓</kbd>" })}</span> <span>${docsgenHtml("search.keys-open", { keys: "<kbd>↵</kbd>" })}</span> <span>${docsgenHtml("search.keys-close", { keys: "<kbd>Esc</kbd>" })}</span></p>`;

const TIPS = `
<ul>
<li>${docsgenHtml("search.tip-name")}</li>
<li>${docsgenHtml("search.tip-owner")}</li>
<li>${docsgenHtml("search.tip-spelling", { code: "<code>snake_case</code>" })}</li>
<li>${docsgenHtml("search.tip-topic")}</li>
</ul>`;

/**
 * The dialog, in the page and styled but not open.
 * @param {string} style where search.css is
 */
export async function makeDialog(style) {
  const dialog = make("dialog", "search");
  dialog.setAttribute("aria-label", docsgenText("search.title"));
  dialog.innerHTML = DIALOG;
  const link = make("link", "");
  link.rel = "stylesheet";
  link.href = style;
  const isStyled = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  document.body.append(dialog);
  await isStyled;
  return dialog;
}

/**
 * What a reader may do who has typed nothing, or nothing that is found.
 * @param {HTMLElement} tips
 */
export function showTips(tips) {
  tips.innerHTML = TIPS;
}

/**
 * A result as an option of the list, which is also a link.
 * @param {Place} place
 * @param {{url: string, excerpt: string}} content `excerpt` with Pagefind's marks
 * @param {string[]} words what was looked for
 * @param {number} number
 */
export function resultOption(place, content, words, number) {
  const option = makeOption("a", number);
  option.href = content.url;
  const head = make("span", "head");
  head.append(marked("title", place.title, words), make("span", "kind", place.label));
  option.append(head, marked("trail", place.trail.join(" › "), words), excerpt(content.excerpt));
  return option;
}

/**
 * A search as an option of the list.
 * @param {"recent" | "suggested"} reason why it is there
 * @param {string} query
 * @param {number} number
 */
export function queryOption(reason, query, number) {
  const option = makeOption("div", number);
  option.dataset.query = query;
  const span = make("span", reason, query);
  if (reason === "suggested") span.dataset.label = docsgenText("search.suggested");
  option.append(span);
  return option;
}

/**
 * The buttons that narrow the results to one kind, with the number of each.
 * @param {Found} found
 * @param {string} chosen
 */
export function kindButtons({ kinds, counts }, chosen) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (!all) return [];
  const rows = kinds.map(([kind, , label]) => [kind, label, counts[kind] ?? 0]);
  const present = rows.filter(([kind, , count]) => count || kind === chosen);
  return [["", docsgenText("search.all-kinds"), all], ...present].map(([kind, label, count]) => {
    const button = make("button", "", `${label} `);
    button.type = "button";
    button.dataset.kind = String(kind);
    button.setAttribute("aria-pressed", String(kind === chosen));
    button.append(make("span", "", String(count)));
    return button;
  });
}

/**
 * What was found, in one line.
 * @param {Found} found
 */
export function summary({ hits, corrected, unknown, partial }) {
  const count = hits.length;
  const parts = [count ? docsgenText("search.found", { count }) : docsgenText("search.none")];
  for (const [typed, meant] of corrected) {
    parts.push(docsgenText("search.corrected", { meant, typed }));
  }
  for (const word of unknown) parts.push(docsgenText("search.unknown", { word }));
  if (partial) parts.push(docsgenText("search.partial"));
  return parts.join(" · ");
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} style its class
 * @param {string} [text]
 */
function make(tag, style, text = "") {
  const element = document.createElement(tag);
  if (style) element.className = style;
  element.textContent = text;
  return element;
}

/**
 * @template {"a" | "div"} Tag
 * @param {Tag} tag
 * @param {number} number
 */
function makeOption(tag, number) {
  const option = make(tag, "option");
  option.id = `search-option-${number}`;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  return option;
}

/**
 * A name with the words that were looked for marked, the longest first.
 * @param {string} style
 * @param {string} text
 * @param {string[]} words
 */
function marked(style, text, words) {
  const element = make("span", style);
  const parts = words.flatMap((word) => word.split("_")).filter((word) => word.length > 1);
  const longest = parts.sort((a, b) => b.length - a.length).join("|");
  const pattern = new RegExp(`(${longest || "(?!)"})`, "gi");
  text.split(pattern).forEach((part, at) => element.append(at % 2 ? make("mark", "", part) : part));
  return element;
}

/** The spaces between characters that the index has and the text has not. */
const BETWEEN = /(?<=[\u3000-\u9fff\uff00-\uffef](?:<\/?mark>)?) (<\/?mark>)?(?=[\u3000-\u9fff\uff00-\uffef])/g;

/** @param {string} html Pagefind's, in which `<mark>` is all there is of HTML */
function excerpt(html) {
  const element = make("span", "excerpt");
  html.replace(BETWEEN, "$1").split(/<\/?mark>/).forEach((part, at) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    element.append(at % 2 ? make("mark", "", text) : text);
  });
  return element;
}
