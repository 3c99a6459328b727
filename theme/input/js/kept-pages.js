// What is kept of the site for when there is no network: one cache of the browser, by path. The service worker fills it, and the
// page `/offline/` adds to it what a learner saves. docs/offline.md says which and why.

/**
 * @typedef {object} OfflineContent the file `offline/content.json` of a language
 * @property {Record<string, { title?: string, size: number, hash: string }>} files by path
 * @property {Record<string, string[]>} sets what can be saved together: pages and pictures of a track, by the path of its own page
 * @property {string[]} always what is kept without being asked for
 */

/** Two sites of one host have a cache each. @param {string} root of the site, such as `/course/` */
export const cacheOf = root => `learningsite:${root}`;

/** Of the root of a language. @param {string} root */
export const offlinePage = root => `${root}offline/`;

/** @param {string} root of a language */
export const contentOf = root => `${offlinePage(root)}content.json`;

/** @param {{ url: string }} request */
export const pathOf = ({ url }) => new URL(url).pathname;

/** @param {Cache} cache */
export async function keptPaths(cache) {
  return (await cache.keys()).map(pathOf).filter(path => !path.endsWith("/offline/saved"));
}

/** Fetches what the server has now, and keeps it. @param {Cache} cache @param {string} path */
export async function keep(cache, path) {
  const response = await fetch(path, { cache: "no-cache" });
  // What was redirected cannot be given back for another address.
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

/** Some at a time. @template T @param {readonly string[]} paths @param {(path: string) => Promise<T>} run @returns {Promise<T[]>} */
export async function forAll(paths, run) {
  const results = [];
  for (let at = 0; at < paths.length; at += 6) results.push(...(await Promise.all(paths.slice(at, at + 6).map(run))));
  return results;
}

/** What is kept of a file, as the build has written down what it wrote: the beginning of its SHA-256. @param {Response | undefined} response */
export async function hashOf(response) {
  if (!response) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...digest.slice(0, 8)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Paths of what the learner has saved, by set. @param {Cache} cache @param {string} root @returns {Promise<Record<string, string[]>>} */
export async function savedSets(cache, root) {
  return (await (await cache.match(savedAt(root)))?.json()) ?? {};
}

/** @param {Cache} cache @param {string} root @param {Record<string, string[]>} sets */
export function putSaved(cache, root, sets) {
  return cache.put(savedAt(root), new Response(JSON.stringify(sets)));
}

/** The site as a whole is a set, too. @param {OfflineContent} content @param {string} set */
export function pathsOf({ files, sets }, set) {
  return Object.hasOwn(sets, set) ? sets[set] : Object.keys(files);
}

/** No page of the site is there. @param {string} root */
const savedAt = root => `${offlinePage(root)}saved`;
