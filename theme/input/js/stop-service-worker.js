// Takes the place of the service worker of a site that wants none any more: removes what that one has kept, and then itself.

import { cacheOf } from "./kept-pages.js";

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(stop()));

async function stop() {
  await caches.delete(cacheOf(new URL(worker.registration.scope).pathname));
  await worker.registration.unregister();
}
