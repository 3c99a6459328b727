import { all, get, inItem, linkTo } from "./dom.js";
import { cacheOf, contentOf, forAll, keep, keptPaths, offlinePage, pathsOf, putSaved, savedSets } from "./kept-pages.js";
import { fill, formatNumber } from "./parts.js";

/** @import { OfflineContent } from "./kept-pages.js" */

/**
 * The page of what is kept for when there is no network. The service worker shows it in place of a page that is not kept, too.
 * Words are data attributes, as in templates/offline.hbs.
 */
export class OfflinePages extends HTMLElement {
  /** @type {OfflineContent} */ #content = { files: {}, sets: {}, always: [] };

  connectedCallback() {
    get(this, "[data-part=missing]").hidden = location.pathname === offlinePage(this.#home);
    if (!navigator.serviceWorker || !document.querySelector("script[data-worker]")) {
      // What never comes needs no place.
      for (const section of all(this, "[data-when=ready]")) section.classList.remove("soon");
      return this.#say("never");
    }
    for (const section of all(this, "[data-when=ready]")) section.hidden = false;
    this.addEventListener("click", event => void this.#click(/** @type {Element} */ (event.target).closest("[data-do]")));
    void this.#begin();
  }

  async #begin() {
    await navigator.serviceWorker.ready;
    this.#content = await (await fetch(contentOf(this.#home))).json();
    this.#say("ready");
    await this.#show();
    for (const button of /** @type {HTMLButtonElement[]} */ (all(this, "button[data-do]"))) button.disabled = false;
    this.dataset.ready = "";
  }

  async #show() {
    const cache = await this.#open();
    const [kept, saved] = [await keptPaths(cache), await savedSets(cache, this.#root)];
    for (const row of all(this, "[data-set]")) {
      const isSaved = Object.hasOwn(saved, row.dataset.set ?? "");
      get(row, "[data-part=size]").textContent = this.#describe(pathsOf(this.#content, row.dataset.set ?? ""));
      get(row, "[data-part=saved]").hidden = !isSaved;
      get(row, "[data-do=save]").hidden = isSaved;
      get(row, "[data-do=remove]").hidden = !isSaved;
    }
    const pages = kept.filter(path => this.#content.files[path]?.title);
    get(this, "[data-part=kept]").textContent = this.#describe(kept.filter(path => Object.hasOwn(this.#content.files, path)));
    get(this, "[data-part=pages]").replaceChildren(...pages.map(path => inItem(linkTo(path, this.#content.files[path].title ?? path))).sort((a, b) => (a.textContent ?? "").localeCompare(b.textContent ?? "", document.documentElement.lang)));
  }

  /** @param {string[]} paths */
  #describe(paths) {
    const bytes = paths.reduce((sum, path) => sum + (this.#content.files[path]?.size ?? 0), 0);
    return fill(this.dataset.size ?? "", [paths.filter(path => this.#content.files[path]?.title).length, formatNumber(bytes / 1_000_000)]);
  }

  /** @param {Element | null} button */
  async #click(button) {
    if (!(button instanceof HTMLElement)) return;
    const row = button.closest("[data-set]");
    const set = row?.getAttribute("data-set") ?? "";
    if (button.dataset.do === "save") await this.#save(set);
    else if (button.dataset.do === "remove") await this.#remove(path => !pathsOf(this.#content, set).includes(path), set);
    else await this.#remove(() => false);
    await this.#show();
    // The button that was pressed may be gone.
    if (row) get(row, "button:not([hidden])").focus();
  }

  /** @param {string} set */
  async #save(set) {
    const cache = await this.#open();
    const paths = pathsOf(this.#content, set);
    let count = 0;
    try {
      await forAll(paths, async path => {
        if (!(await cache.match(path))) await keep(cache, path);
        this.#say("saving", ++count, paths.length);
      });
      await putSaved(cache, this.#root, { ...(await savedSets(cache, this.#root)), [set]: paths });
      this.#say("done");
    } catch (error) {
      this.#say(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "failed");
    }
  }

  /** @param {(path: string) => boolean} stays @param {string} [set] without it, all of them */
  async #remove(stays, set) {
    const cache = await this.#open();
    const saved = set === undefined ? {} : Object.fromEntries(Object.entries(await savedSets(cache, this.#root)).filter(([name]) => name !== set));
    const needed = new Set([...this.#content.always, offlinePage(this.#home), ...Object.values(saved).flat()]);
    for (const path of await keptPaths(cache)) if (Object.hasOwn(this.#content.files, path) && !needed.has(path) && !stays(path)) await cache.delete(path);
    // Last: where the storage is full, there is room for it now.
    await putSaved(cache, this.#root, saved);
    this.#say("removed");
  }

  #open() {
    return caches.open(cacheOf(this.#root));
  }

  /** @param {string} name @param {...number} values */
  #say(name, ...values) {
    get(this, "[role=status]").textContent = fill(this.dataset[name] ?? "", values);
  }

  /** Of the site. */
  get #root() {
    return this.dataset.root ?? "/";
  }

  /** Of the language. */
  get #home() {
    return this.dataset.home ?? "/";
  }
}
