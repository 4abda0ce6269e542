// What browsers get in the place of the worker that kept pages, from a site that no longer wants that:
// it removes all that was kept, and itself.

(() => {
  const worker = /** @type {ServiceWorkerScope} */ (/** @type {unknown} */ (self));
  const ours = `docsgen ${new URL("./", location.href).href} `;

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(remove()));

  async function remove() {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  }
})();
