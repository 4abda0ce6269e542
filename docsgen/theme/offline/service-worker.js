// Keeps what was read of a site, so that it can be read without a connection. Pages come from the host
// as long as it answers. BUILD stands in front of this script when a site is written.

/** What the work is done in. */
const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (self));

/** The address of the site, below which all is that may be kept. */
const site = new URL("./", location.href).href;

const OURS = `docsgen ${site} `;

/** Pages, and what else may change: of this build alone. */
const PAGES = { name: `${OURS}pages ${BUILD.version}`, most: 400 };

/** Files whose names change with their contents, of whichever build. */
const FILES = { name: `${OURS}files`, most: 2000 };

/** Bytes of the largest file that is kept. */
const LARGEST = 64_000_000;

const shell = new Set(BUILD.shell.map((path) => new URL(path, site).href));

worker.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const key = keyOf(event.request);
  if (key) event.respondWith(isFixed(key) ? fixed(event, key) : fresh(event, key));
});

/** Keep what every page needs, and the home page. */
async function prepare() {
  const files = await caches.open(FILES.name);
  const kept = new Set((await files.keys()).map(({ url }) => url));
  await files.addAll([...shell].filter((url) => !kept.has(url)));
  const pages = await caches.open(PAGES.name);
  await pages.add(new Request(site, { cache: "no-cache" }));
  await worker.skipWaiting();
}

/** Remove what earlier builds left, and keep the pages that are open already. */
async function takeOver() {
  const left = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const old = left.filter((name) => name !== PAGES.name && name !== FILES.name);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
  const open = await worker.clients.matchAll({ type: "window" });
  await Promise.allSettled(open.map(({ url }) => keepAgain(url)));
}

/** @param {string} url */
async function keepAgain(url) {
  const key = keyOf(new Request(url));
  if (key) await keep(PAGES, key, await fetch(key, { cache: "no-cache" }));
}

/** The address under which an answer is kept, without what no static host looks at. @param {Request} request */
function keyOf(request) {
  const url = new URL(request.url);
  const isKept = request.method === "GET" && !request.headers.has("range") && url.href.startsWith(site);
  return isKept ? `${url.origin}${url.pathname}` : undefined;
}

/** Whether the name of a file changes with its contents. @param {string} key */
function isFixed(key) {
  const path = key.slice(site.length);
  return /^runtime\/(?!runtime\.json$)/.test(path) || /^assets\/.*-[\da-f]{10}\.\w+$/.test(path);
}

/** What is kept, or else what the host answers. @param {FetchEvent} event @param {string} key */
async function fixed(event, key) {
  return (await kept(FILES, key)) ?? asked(event, key, FILES, event.request);
}

/** What the host answers, or else what is kept. @param {FetchEvent} event @param {string} key */
async function fresh(event, key) {
  const isPage = event.request.mode === "navigate";
  try {
    return await asked(event, key, PAGES, isPage ? new Request(event.request, { cache: "no-cache" }) : event.request);
  } catch {
    const known = (await kept(PAGES, key)) ?? (await kept(PAGES, `${key}/`));
    return known ?? (isPage ? notRead() : Response.error());
  }
}

/**
 * What the host answers, which is kept.
 * @param {FetchEvent} event @param {string} key @param {typeof PAGES} place @param {Request} request
 */
async function asked(event, key, place, request) {
  const response = await fetch(request);
  event.waitUntil(keep(place, key, response.clone()));
  return response;
}

/** @param {typeof PAGES} place @param {string} key */
async function kept(place, key) {
  return (await caches.open(place.name)).match(key, { ignoreVary: true });
}

/**
 * Keep an answer if it is a whole one of the site itself; the oldest go where there is no more room.
 * @param {typeof PAGES} place @param {string} key @param {Response} response
 */
async function keep(place, key, response) {
  const size = Number(response.headers.get("content-length") ?? 0);
  if (response.status !== 200 || response.type !== "basic" || response.redirected || size > LARGEST) {
    await response.body?.cancel();
    return;
  }
  try {
    const cache = await caches.open(place.name);
    await cache.delete(key, { ignoreVary: true }); // so that it becomes the latest
    await cache.put(key, response);
    await makeRoom(cache, place.most);
  } catch {
    // There is no room: the page is shown all the same.
  }
}

/** @param {Cache} cache @param {number} most */
async function makeRoom(cache, most) {
  const old = (await cache.keys()).filter(({ url }) => !shell.has(url));
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  const tooMany = Math.max(old.length - most, usage > quota / 2 ? Math.ceil(old.length / 10) : 0);
  await Promise.all(old.slice(0, tooMany).map((request) => cache.delete(request, { ignoreVary: true })));
}

/** What is shown in the place of a page that is not kept. */
async function notRead() {
  const pages = await (await caches.open(PAGES.name)).keys();
  const paths = pages.map(({ url }) => url.slice(site.length)).filter((path) => /^(?!embed\/).*\/$|^$/.test(path));
  const items = paths.sort().map((path) => `<li><a href="${escaped(site + path)}">${shownPath(path)}</a></li>`);
  const html = `<!doctype html><html ${BUILD.attributes}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${docsgenHtml("offline.title")}</title>
<style>body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif }</style></head>
<body><main><h1>${docsgenHtml("offline.title")}</h1><p>${docsgenHtml("offline.not-read")}</p>
<ul>${items.join("\n")}</ul></main></body></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** A path as readers see it; the root has the name of the home page. @param {string} path */
function shownPath(path) {
  return path ? escaped(decodeURI(path)) : docsgenHtml("site.home");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
