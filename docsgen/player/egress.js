// What the policy of an embed cannot refuse: that the page leaves for another host, opens windows, or
// connects with peers. The player refuses it, before any code of the app runs. This is no prison for a
// script that is made to get out: docs/security.md says what holds in which browser.

/** @typedef {(url: string) => void} Tell hears of an address to which the app may not lead */

/** What connects with others without a request, which is all that a policy sees. */
const PEERS = ["RTCPeerConnection", "webkitRTCPeerConnection"];

const { apply } = Reflect;
const { slice } = String.prototype;
const { preventDefault } = Event.prototype;
const openWindow = window.open.bind(window);
const windowOf = getter(HTMLIFrameElement, "contentWindow");

/** Whether the page has a policy: an export of somebody's own has none, and may do what it likes. */
export function isConfined() {
  return document.querySelector('meta[http-equiv="Content-Security-Policy" i]') !== null;
}

/**
 * Keep the app's page, its scripts and their frames from reaching other hosts.
 * @param {string[]} pages the addresses of the app's pages
 * @param {(url: string) => boolean} isOurs whether the player itself answers for an address
 * @param {Tell} tell
 */
export function keepInside(pages, isOurs, tell) {
  guardNavigation(pages, tell);
  guardLinks((url) => isOurs(url) || isAmong(pages, url), tell);
  guardRealm(window, tell);
  new MutationObserver(() => {
    for (let index = 0; index < window.length; index++) guardWindow(window[index], tell);
  }).observe(document, { childList: true, subtree: true });
}

/**
 * Open an address in a new tab; false where the page around this one allows no windows.
 * @param {string} url
 */
export function openTab(url) {
  const opened = openWindow();
  if (!opened) return false;
  opened.opener = null;
  opened.location.href = url;
  return true;
}

/**
 * Refuse every navigation of this page but to pages of the app, in browsers with a Navigation API. What
 * decides is the browser's own, and was taken before a script of the app could replace it.
 * @param {string[]} pages
 * @param {Tell} tell
 */
function guardNavigation(pages, tell) {
  const { navigation, NavigateEvent, NavigationDestination } = /** @type {any} */ (window);
  if (!navigation) return;
  const destination = getter(NavigateEvent, "destination");
  const download = getter(NavigateEvent, "downloadRequest");
  const isReaders = getter(NavigateEvent, "userInitiated");
  const isSameDocument = getter(NavigationDestination, "sameDocument");
  const address = getter(NavigationDestination, "url");
  const savable = ["blob:", "data:", `${new URL(document.baseURI).origin}/`];
  const mail = ["mailto:", "tel:"];
  navigation.addEventListener("navigate", (/** @type {any} */ event) => {
    const target = apply(destination, event, []);
    const url = apply(address, target, []);
    if (apply(isSameDocument, target, []) || isAmong(pages, url)) return;
    if (apply(download, event, []) !== null && startsWithOne(savable, url)) return;
    if (apply(isReaders, event, []) && startsWithOne(mail, url)) return;
    apply(preventDefault, event, []);
    tell(url);
  });
}

/**
 * The function with which a browser reads a property of a class of its own.
 * @param {{prototype: object}} type
 * @param {string} name
 * @returns {any}
 */
function getter(type, name) {
  return Object.getOwnPropertyDescriptor(type.prototype, name)?.get;
}

/**
 * Whether an address is one of some pages, with any query and fragment.
 * @param {string[]} pages
 * @param {string} url
 */
function isAmong(pages, url) {
  for (let index = 0; index < pages.length; index++) {
    const page = /** @type {string} */ (pages[index]);
    const next = url[page.length];
    const ends = next === undefined || next === "?" || next === "#";
    if (ends && apply(slice, url, [0, page.length]) === page) return true;
  }
  return false;
}

/**
 * @param {string[]} beginnings
 * @param {string} url
 */
function startsWithOne(beginnings, url) {
  for (let index = 0; index < beginnings.length; index++) {
    const start = /** @type {string} */ (beginnings[index]);
    if (apply(slice, url, [0, start.length]) === start) return true;
  }
  return false;
}

/**
 * A link to elsewhere opens a tab when the reader clicks it, and nothing when a script does.
 * @param {(url: string) => boolean} isOurs
 * @param {Tell} tell
 */
function guardLinks(isOurs, tell) {
  const { origin } = new URL(document.baseURI);
  const isForeign = (/** @type {EventTarget} */ target) =>
    (target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement) &&
    /^https?:/.test(target.href) &&
    !(target.hasAttribute("download") && target.origin === origin) &&
    !isOurs(target.href);
  addEventListener(
    "click",
    (event) => {
      const link = /** @type {any} */ (event.composedPath().find(isForeign));
      const { isTrusted, ctrlKey, metaKey, shiftKey } = event;
      if (!link || (isTrusted && (ctrlKey || metaKey || shiftKey))) return;
      const { href } = link;
      event.preventDefault();
      if (!event.cancelable) detour(link);
      if (!isTrusted || !openTab(href)) tell(href);
    },
    true,
  );
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (isForeign(this)) tell(/** @type {any} */ (this).href);
    else click.call(this);
  };
}

/**
 * Let a link lead nowhere during an event that cannot be cancelled.
 * @param {HTMLAnchorElement} link
 */
function detour(link) {
  const href = /** @type {string} */ (link.getAttribute("href"));
  link.removeAttribute("href");
  setTimeout(() => link.setAttribute("href", href));
}

/** Windows' own objects that are guarded. @type {WeakSet<object>} */
const guarded = new WeakSet();

/**
 * Whether an object is seen for the first time.
 * @param {object} one
 */
function isNew(one) {
  if (guarded.has(one)) return false;
  guarded.add(one);
  return true;
}

/**
 * Take from a window what opens others and connects with peers, and from the windows of its frames.
 * @param {any} realm a window of this origin
 * @param {Tell} tell
 */
function guardRealm(realm, tell) {
  for (const name of PEERS) delete realm[name];
  if (isNew(realm.document)) {
    // A frame without an address is loaded before the script that made it goes on.
    const loaded = (/** @type {any} */ { target }) => guardFrame(target, tell);
    realm.document.addEventListener("load", loaded, true);
  }
  if (!isNew(realm.HTMLIFrameElement)) return;
  realm.open = (/** @type {unknown} */ url) => {
    tell(String(url));
    return null;
  };
  for (const name of ["contentWindow", "contentDocument"]) {
    const { prototype } = realm.HTMLIFrameElement;
    const read = getter(realm.HTMLIFrameElement, name);
    Object.defineProperty(prototype, name, {
      get() {
        guardFrame(this, tell);
        return apply(read, this, []);
      },
    });
  }
}

/**
 * @param {any} element
 * @param {Tell} tell
 */
function guardFrame(element, tell) {
  if (element?.localName === "iframe") guardWindow(apply(windowOf, element, []), tell);
}

/**
 * @param {Window | null | undefined} inner the window of a frame
 * @param {Tell} tell
 */
function guardWindow(inner, tell) {
  let isNear = false;
  try {
    isNear = Boolean(inner?.document);
  } catch {
    // It is of another origin: nothing here can reach into it.
  }
  if (isNear) guardRealm(inner, tell);
}
