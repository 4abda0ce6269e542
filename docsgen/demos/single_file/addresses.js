// Stands between the app and the network in the page of a single file, and in each worker that the page
// starts: what asks for a file of the app gets it from the page's own memory. It is written as one
// function because a worker gets it as text.

/**
 * Let `fetch`, XMLHttpRequest and computed imports load the app's files, and scripts know the page by the
 * address that it has for the app.
 * @param {Record<string, Blob>} files by their paths
 * @param {string} base what the addresses of the files begin with, for the app
 * @returns {(url: unknown) => string | undefined} where the browser finds what has this address for the
 *   app: nowhere, without asking a network, if there is no such file; undefined for what is not the app's
 */
function answerForFiles(files, base) {
  const scope = /** @type {any} */ (self);
  /** @type {Record<string, string>} */
  const addresses = {};

  const pathOf = (/** @type {unknown} */ url) => {
    try {
      const { href, pathname } = new URL(String(url), scope.document?.baseURI ?? base);
      return href.startsWith(base) ? decodeURIComponent(pathname.slice(1)) : undefined;
    } catch {
      return undefined; // it is no address at all: the browser may say so
    }
  };
  const addressOf = (/** @type {unknown} */ url) => {
    const path = pathOf(url);
    if (path === undefined) return undefined;
    const file = files[path];
    return (addresses[path] ??= file ? URL.createObjectURL(file) : `blob:missing/${path}`);
  };

  const { fetch } = scope;
  scope.fetch = (/** @type {any} */ input, /** @type {RequestInit} */ init) => {
    const url = input instanceof Request ? input.url : input;
    const path = pathOf(url);
    const isMissing = path !== undefined && !files[path];
    if (isMissing) return Promise.resolve(new Response("", { status: 404 }));
    return fetch.call(scope, addressOf(url) ?? input, init);
  };

  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = /** @type {any} */ (
    /** @this {XMLHttpRequest} */ function (
      /** @type {string} */ method,
      /** @type {string | URL} */ url,
      /** @type {any[]} */ ...rest
    ) {
      const address = addressOf(url);
      const given = address ? ["GET", address] : [method, url]; // blobs know no HEAD
      return open.apply(this, /** @type {any} */ ([...given, ...rest]));
    }
  );

  scope.docsgenLocation = new URL(location.search, scope.document?.baseURI ?? base);
  scope.docsgenImport = (/** @type {unknown} */ url) => import(addressOf(url) ?? String(url));

  return addressOf;
}
