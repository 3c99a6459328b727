import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

/** @typedef {{ url: string, postMessage: (message: string) => void }} Window */

const origin = "https://learn.example";
const all = /** @type {any} */ (globalThis);

/** A module runs once; each version of the worker is one of its own. */
let loaded = 0;

/** The cache of a browser, in memory: paths in the order in which they were put. */
class MemoryCache {
  /** @type {Map<string, Response>} */
  entries = new Map();
  async keys() {
    return [...this.entries.keys()].map(path => ({ url: origin + path }));
  }
  /** @param {string} path */
  async match(path) {
    return this.entries.get(path)?.clone();
  }
  /** @param {string} path @param {Response} response */
  async put(path, response) {
    this.entries.delete(path);
    this.entries.set(path, new Response(await response.text(), response));
  }
  /** @param {string} path */
  async delete(path) {
    return this.entries.delete(path);
  }
}

/** A server, a browser with a cache and windows, and the worker of a version. */
class Scene {
  cache = new MemoryCache();
  /** @type {Map<string, string>} */ served = new Map();
  /** @type {string[]} */ asked = [];
  /** @type {Window[]} */ windows = [];
  isOnline = true;
  hasTakenOver = false;
  /** @type {Record<string, (event: any) => void>} */ #handlers = {};
  #versions = 0;

  /**
   * Serves these pages, and what the build writes about them, and lets the browser install the worker.
   * @param {Record<string, string>} pages by path
   * @param {Record<string, string[]>} [sets]
   */
  async deploy(pages, sets = {}) {
    const assets = [`/site/assets/site.${++this.#versions}.css`];
    const roots = ["/site/", "/site/es/"];
    this.served = new Map([...Object.entries(pages), ...roots.map(root => [`${root}offline/`, "no network"]), [assets[0], "body {}"]].map(([path, text]) => [path, text]));
    for (const root of roots) {
      const isOf = (/** @type {string} */ path) => path.startsWith(root) && path.startsWith("/site/es/") === (root === "/site/es/") && !path.startsWith("/site/assets/");
      const own = [...this.served].filter(([path]) => isOf(path) && !path.endsWith("content.json"));
      const files = Object.fromEntries(own.map(([path, text]) => [path, { title: path, size: text.length, hash: createHash("sha256").update(text).digest("hex").slice(0, 16) }]));
      this.served.set(`${root}offline/content.json`, JSON.stringify({ files, sets: root === "/site/" ? sets : {}, always: [`${root}review/`].filter(path => this.served.has(path)) }));
    }
    this.hasTakenOver = false;
    all.location = new URL(`${origin}/site/sw.js`);
    all.caches = { open: async () => this.cache };
    all.fetch = async (/** @type {string | { url: string }} */ request) => this.#answer(typeof request === "string" ? request : request.url);
    const handlers = (this.#handlers = {});
    all.self = {
      site: { version: String(this.#versions), assets, roots },
      addEventListener: (/** @type {string} */ name, /** @type {(event: any) => void} */ run) => Object.assign(handlers, { [name]: run }),
      clients: { matchAll: async () => this.windows, claim: async () => {} },
      skipWaiting: async () => (this.hasTakenOver = true),
    };
    this.asked = [];
    await import(`../../theme/input/js/service-worker.js?${++loaded}`);
    await this.#run("install");
    await this.#run("activate");
  }

  /** @param {string} address */
  #answer(address) {
    const path = new URL(address, origin).pathname;
    this.asked.push(path);
    if (!this.isOnline) throw new TypeError("no network");
    const text = this.served.get(path);
    return new Response(text ?? "", { status: text === undefined ? 404 : 200 });
  }

  /** @param {string} name */
  async #run(name) {
    /** @type {Promise<unknown>[]} */ const waits = [];
    this.#handlers[name]({ waitUntil: (/** @type {Promise<unknown>} */ wait) => waits.push(wait) });
    await Promise.all(waits);
  }

  /**
   * What the worker answers, when all is kept; undefined when it leaves the request to the browser.
   * @param {string} path @param {{ mode?: string, method?: string, host?: string }} [request]
   */
  async open(path, { mode = "navigate", method = "GET", host = origin } = {}) {
    /** @type {Promise<unknown>[]} */ const waits = [];
    /** @type {Promise<Response> | undefined} */ let response;
    this.#handlers.fetch({ request: { url: host + path, method, mode }, waitUntil: (/** @type {Promise<unknown>} */ wait) => waits.push(wait), respondWith: (/** @type {Promise<Response>} */ answer) => (response = answer) });
    const text = await response?.then(found => found.text());
    await Promise.all(waits);
    return text;
  }
}

const pages = { "/site/": "home", "/site/review/": "review", "/site/a/": "a", "/site/b/": "b", "/site/es/review/": "repaso", "/site/es/a/": "á" };

test("at the first visit the page, the assets and the pages of a learner are kept, in the language that is read", async () => {
  const scene = new Scene();
  scene.windows = [{ url: `${origin}/site/a/`, postMessage: () => assert.fail() }];
  await scene.deploy(pages);
  assert.deepEqual([...scene.cache.entries.keys()].sort(), ["/site/a/", "/site/assets/site.1.css", "/site/offline/", "/site/offline/content.json", "/site/offline/saved", "/site/review/"]);
  await scene.open("/site/es/a/");
  assert.ok(await scene.cache.match("/site/es/review/"));
  assert.ok(await scene.cache.match("/site/es/offline/"));
});

test("the network comes first, and what is kept when there is none", async () => {
  const scene = new Scene();
  await scene.deploy(pages);
  await scene.open("/site/a/?from=search");
  scene.served.set("/site/a/", "newer");
  assert.equal(await scene.open("/site/a/"), "newer");
  scene.isOnline = false;
  assert.equal(await scene.open("/site/a/"), "newer");
  assert.equal(await scene.open("/site/b/"), "no network");
  await assert.rejects(scene.open("/site/b/", { mode: "cors" }), /no network/);
});

test("what is none of its business is left to the browser", async () => {
  const scene = new Scene();
  await scene.deploy(pages);
  assert.equal(await scene.open("/site/a/", { method: "POST" }), undefined);
  assert.equal(await scene.open("/other/"), undefined);
  assert.equal(await scene.open("/site/a/", { host: "https://other.example" }), undefined);
  assert.equal(await scene.open("/site/pagefind/index"), undefined);
});

test("a missing page is answered and not kept", async () => {
  const scene = new Scene();
  await scene.deploy(pages);
  await scene.open("/site/nowhere/");
  assert.equal(await scene.cache.match("/site/nowhere/"), undefined);
});

test("a new version brings up to date what has changed, leaves what has not, removes what is gone, and tells who shows it", async () => {
  const scene = new Scene();
  await scene.deploy(pages);
  for (const path of ["/site/a/", "/site/b/", "/site/"]) await scene.open(path);
  /** @type {string[]} */ const told = [];
  scene.windows = ["/site/a/", "/site/b/"].map(path => ({ url: origin + path, postMessage: message => told.push(`${path} ${message}`) }));
  const { "/site/": _, ...left } = pages;
  await scene.deploy({ ...left, "/site/b/": "b 2" });
  assert.ok(scene.hasTakenOver);
  assert.deepEqual(told, ["/site/b/ changed"]);
  assert.ok(!scene.asked.includes("/site/a/"));
  scene.isOnline = false;
  assert.equal(await scene.open("/site/b/"), "b 2");
  assert.equal(await scene.open("/site/"), "no network");
  assert.equal(await scene.cache.match("/site/assets/site.1.css"), undefined);
  assert.equal(await scene.open("/site/assets/site.2.css"), "body {}");
});

test("a version of which something cannot be had does not take over", async () => {
  const scene = new Scene();
  await scene.deploy(pages);
  await scene.open("/site/a/");
  const answer = all.fetch;
  const deploying = scene.deploy({ ...pages, "/site/a/": "a 2" });
  const now = all.fetch;
  all.fetch = async (/** @type {any} */ request) => (request === "/site/a/" ? new Response("", { status: 503 }) : now(request));
  await assert.rejects(deploying, /503/);
  assert.ok(!scene.hasTakenOver);
  assert.equal(await (await scene.cache.match("/site/a/"))?.text(), "a");
  assert.ok(await scene.cache.match("/site/assets/site.1.css"));
  all.fetch = answer;
});

test("what is saved stays and follows its set; of what was only visited the last 200 pages stay", async () => {
  const scene = new Scene();
  const many = Object.fromEntries(Array.from({ length: 210 }, (_, index) => [`/site/p${index}/`, `${index}`]));
  await scene.deploy({ ...pages, ...many }, { "/site/a/": ["/site/a/", "/site/p0/"] });
  for (const path of ["/site/a/", "/site/p0/"]) await scene.open(path);
  await scene.cache.put("/site/offline/saved", new Response(JSON.stringify({ "/site/a/": ["/site/a/", "/site/p0/"] })));
  for (const path of Object.keys(many)) await scene.open(path);
  assert.equal([...scene.cache.entries.keys()].filter(path => /\/p\d+\//.test(path)).length, 201);
  assert.ok(await scene.cache.match("/site/p0/"));
  assert.equal(await scene.cache.match("/site/p9/"), undefined);
  assert.ok(await scene.cache.match("/site/p10/"));

  await scene.deploy({ ...pages, ...many }, { "/site/a/": ["/site/a/", "/site/b/"] });
  assert.ok(await scene.cache.match("/site/b/"));
  assert.deepEqual(await (await scene.cache.match("/site/offline/saved"))?.json(), { "/site/a/": ["/site/a/", "/site/b/"] });
});
