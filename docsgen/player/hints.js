// Links that have a browser look up a host or connect with it ahead of any request. No policy forbids
// them, and what the name of the host says has left by then: they are taken out of what an app shows.

const HINT = /\b(dns-prefetch|preconnect)\b/i;

/** Markup that may hold such a link, or a frame with markup of its own. */
const SUSPECT = /<(link|iframe)/i;

/** Properties and methods that take markup. */
const SETTERS = /** @type {const} */ ([
  [Element, "innerHTML"],
  [Element, "outerHTML"],
  [ShadowRoot, "innerHTML"],
  [HTMLIFrameElement, "srcdoc"],
]);
const METHODS = /** @type {const} */ ([
  [Element, "insertAdjacentHTML"],
  [Element, "setHTMLUnsafe"],
  [ShadowRoot, "setHTMLUnsafe"],
  [Range, "createContextualFragment"],
  [Document, "write"],
  [Document, "writeln"],
]);

const setInner = setterOf(Element.prototype, "innerHTML");

/** Ignore hints in all markup from now on, and those that scripts write. */
export function ignoreHints() {
  for (const [type, name] of SETTERS) changeSetter(type.prototype, name, withoutHints);
  for (const [type, name] of METHODS) changeMethod(type.prototype, name, withoutHints);
  changeSetter(HTMLLinkElement.prototype, "rel", withoutHint);
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    const kind = `${this.localName} ${name}`.toLowerCase();
    if (kind === "link rel") value = withoutHint(String(value));
    if (kind === "iframe srcdoc") value = withoutHints(String(value));
    setAttribute.call(this, name, value);
  };
}

/** @param {string} rel */
function withoutHint(rel) {
  return HINT.test(rel) ? "" : rel;
}

/**
 * Markup without its hints; the same text where there are none.
 * @param {string} html
 * @returns {string}
 */
function withoutHints(html) {
  if (!SUSPECT.test(html)) return html;
  const template = document.createElement("template");
  setInner.call(template, html);
  return hasLost(template.content) ? template.innerHTML : html;
}

/**
 * Take the hints out of parsed markup that no document shows; whether there were any.
 * @param {DocumentFragment} content
 */
function hasLost(content) {
  let isChanged = false;
  for (const link of content.querySelectorAll("link")) {
    if (!HINT.test(link.rel)) continue;
    link.remove();
    isChanged = true;
  }
  for (const frame of content.querySelectorAll("iframe")) {
    const { srcdoc } = frame;
    frame.srcdoc = srcdoc;
    isChanged ||= frame.srcdoc !== srcdoc;
  }
  for (const inner of content.querySelectorAll("template")) {
    isChanged = hasLost(inner.content) || isChanged;
  }
  return isChanged;
}

/**
 * @param {object} prototype
 * @param {string} name
 * @param {(value: string) => string} change
 */
function changeSetter(prototype, name, change) {
  const set = setterOf(prototype, name);
  Object.defineProperty(prototype, name, {
    set(/** @type {unknown} */ value) {
      set.call(this, typeof value === "string" ? change(value) : value);
    },
  });
}

/**
 * @param {object} prototype
 * @param {string} name
 * @returns {(value: unknown) => void}
 */
function setterOf(prototype, name) {
  return /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).set;
}

/**
 * @param {any} prototype
 * @param {string} name not every browser has it
 * @param {(value: string) => string} change
 */
function changeMethod(prototype, name, change) {
  const method = prototype[name];
  if (!method) return;
  prototype[name] = function (/** @type {unknown[]} */ ...given) {
    return method.apply(this, given.map((one) => (typeof one === "string" ? change(one) : one)));
  };
}
