// The service worker of a site. Pages come from the network and are kept for when there is none; files with a hash in their name
// come from the cache. The build writes `self.site` in front of this text, so it differs after every change of the site, and
// browsers take the new one. docs/offline.md.

import { cacheOf, contentOf, forAll, hashOf, keep, keptPaths, offlinePage, pathOf, pathsOf, putSaved, savedSets } from "./kept-pages.js";

/** @import { OfflineContent } from "./kept-pages.js" */

// The types of a worker and those of a page cannot be loaded together.
const worker = /** @type {any} */ (self);

/** @type {{ version: string, assets: string[], roots: string[] }} roots of the languages, the first one that of the site */
const site = worker.site;
const root = site.roots[0];

/** So many pages that were only visited stay. */
const most = 200;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(update()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const path = pathOf(request);
  const isOwn = new URL(request.url).origin === location.origin && path.startsWith(root);
  // An index of thousands of small files that belong together is left to the network.
  if (!isOwn || request.method !== "GET" || path.startsWith(`${root}pagefind/`)) return;
  event.respondWith(path.startsWith(`${root}assets/`) ? fromCache(request, path) : fromNetwork(event, path));
});

/**
 * Brings all that is kept up to this version before it takes over: as long as something of it cannot be had, the worker of the
 * version before stays, and the browser tries again later. So what is kept of a page and of its scripts always fits.
 */
async function update() {
  const cache = await caches.open(cacheOf(root));
  const kept = await keptPaths(cache);
  const windows = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const shown = /** @type {string[]} */ (windows.map(pathOf)).filter(path => path.startsWith(root));
  await forAll(site.assets.filter(path => !kept.includes(path)), path => keep(cache, path));

  const roots = site.roots.filter(one => [...kept, ...shown].some(path => !isAsset(path) && rootOf(path) === one));
  const contents = await forAll(roots, one => readContent(cache, one));
  /** @type {OfflineContent["files"]} */
  const files = Object.assign({}, ...contents.map(content => content.files));
  const before = await savedSets(cache, root);
  const saved = Object.fromEntries(contents.flatMap((content, index) => [roots[index], ...Object.keys(content.sets)].filter(set => Object.hasOwn(before, set)).map(set => [set, pathsOf(content, set)])));
  await putSaved(cache, root, saved);

  const wanted = new Set([...kept, ...shown, ...roots.map(offlinePage), ...contents.flatMap(({ always }) => always), ...Object.values(saved).flat()]);
  /** @type {Set<string>} */
  const changed = new Set();
  await forAll([...wanted].filter(path => Object.hasOwn(files, path)), async path => {
    const hash = await hashOf(await cache.match(path));
    if (hash === files[path].hash) return;
    if (hash) changed.add(path);
    await keep(cache, path);
  });
  for (const path of kept) if (!isAsset(path) && !Object.hasOwn(files, path) && !roots.map(contentOf).includes(path)) await cache.delete(path);

  await worker.skipWaiting();
  for (const window of windows) if (changed.has(pathOf(window))) window.postMessage("changed");
}

/** Nothing that is kept refers to assets of other versions any more. */
async function takeOver() {
  const cache = await caches.open(cacheOf(root));
  for (const path of await keptPaths(cache)) if (isAsset(path) && !site.assets.includes(path)) await cache.delete(path);
  await worker.clients.claim();
}

/** @param {Request} request @param {string} path */
async function fromCache(request, path) {
  const cache = await caches.open(cacheOf(root));
  const kept = await cache.match(path);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

/** What the server says counts, whenever there is one: so no page is older than the site. @param {any} event @param {string} path */
async function fromNetwork(event, path) {
  try {
    const response = await fetch(event.request);
    if (response.status === 200 && !response.redirected) event.waitUntil(visit(event.request, path, response.clone()));
    return response;
  } catch (error) {
    const kept = await findKept(event.request, path);
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request @param {string} path */
async function findKept(request, path) {
  const cache = await caches.open(cacheOf(root));
  const kept = await cache.match(path);
  if (kept || request.mode !== "navigate") return kept;
  for (const one of [rootOf(path), ...site.roots]) {
    const page = await cache.match(offlinePage(one));
    if (page) return page;
  }
}

/** @param {Request} request @param {string} path @param {Response} response */
async function visit(request, path, response) {
  const cache = await caches.open(cacheOf(root));
  await cache.put(path, response);
  if (request.mode !== "navigate") return;
  await keepLanguage(cache, rootOf(path));
  await dropOldest(cache);
}

/** The pages of a learner in the language that is read. @param {Cache} cache @param {string} one root of a language */
async function keepLanguage(cache, one) {
  if (await cache.match(offlinePage(one))) return;
  const { always } = await readContent(cache, one);
  await forAll(always, path => keep(cache, path));
  await keep(cache, offlinePage(one));
}

/** @param {Cache} cache */
async function dropOldest(cache) {
  const pages = (await keptPaths(cache)).filter(path => !isAsset(path));
  if (pages.length <= most) return;
  const stay = new Set(Object.values(await savedSets(cache, root)).flat());
  for (const one of site.roots) {
    const content = await cache.match(contentOf(one));
    if (content) for (const path of [contentOf(one), offlinePage(one), .../** @type {OfflineContent} */ (await content.json()).always]) stay.add(path);
  }
  // A cache lists what was put into it in that order.
  for (const path of pages.filter(path => !stay.has(path)).slice(0, -most)) await cache.delete(path);
}

/** Of this version and of no other, whatever lies between here and the server. @param {Cache} cache @param {string} one root of a language @returns {Promise<OfflineContent>} */
async function readContent(cache, one) {
  const response = await fetch(`${contentOf(one)}?${site.version}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`${contentOf(one)}: ${response.status}`);
  await cache.put(contentOf(one), response.clone());
  return response.json();
}

/** @param {string} path */
function rootOf(path) {
  return site.roots.findLast(one => path.startsWith(one)) ?? root;
}

/** @param {string} path */
function isAsset(path) {
  return path.startsWith(`${root}assets/`);
}
