import { all, get, inItem, linkTo } from "./dom.js";
import { findNearest, wordsOf } from "./find-nearest.js";
import { fill } from "./parts.js";

/**
 * @typedef {{ title: string, url: string, locations: number[] }} Section
 * @typedef {{ url: string, meta: Record<string, string>, excerpt: string, sub_results: Section[] }} FoundPage
 * @typedef {Record<string, Record<string, number>>} Counts of pages, by filter and value
 * @typedef {{ results: { data(): Promise<FoundPage> }[], filters: Counts }} Found
 * @typedef {Record<string, string>} Filters
 * @typedef {{ search(query: string, options: { filters: Filters }): Promise<Found>, options(options: object): Promise<void>, init(): Promise<void>, filters(): Promise<Counts> }} Pagefind
 */

const pageSize = 10;
const mostSections = 3;
/** One letter finds everything, so it only gets the engine going. */
const fewestLetters = 2;
const entities = /** @type {Record<string, string>} */ ({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'", nbsp: "\u00a0" });
const slashOff = "learningsite:slash";

/**
 * Searches with Pagefind while one types. Kinds stand beside the results with their counts, other filters above them; on the page of
 * the search all of it is kept in the address. Without an index the form stays hidden, and the link to all topics is the way in.
 */
export class SiteSearch extends HTMLElement {
  /** @type {Promise<Pagefind> | null} */ #pagefind = null;
  /** @type {Found["results"]} */ #results = [];
  #isReady = false;
  #isCold = true;
  #turn = 0;
  #kind = "";

  connectedCallback() {
    if (!this.dataset.index) return this.#say("absent");
    this.#form.hidden = false;
    this.#form.addEventListener("submit", event => {
      event.preventDefault();
      void this.#search();
    });
    this.#input.addEventListener("input", () => void this.#search());
    // Whoever comes to the field will search: what that takes is here before the second letter. If it fails, the search says so.
    this.#input.addEventListener("focus", () => void this.#prepare().catch(() => {}), { once: true });
    for (const select of this.#selects) select.addEventListener("change", () => void this.#search());
    this.#more.addEventListener("click", () => void this.#showMore().catch(() => this.#say("failed")));
    this.#part("kinds").addEventListener("click", event => this.#chooseKind(event));
    get(this, "[data-do=all]").addEventListener("click", () => {
      this.#kind = "";
      for (const select of this.#selects) select.value = "";
      void this.#search();
      this.#input.focus();
    });
    this.#setUpSlash();
    // Beside the results on a wide page; above them, and in nobody’s way, on a phone.
    /** @type {HTMLDetailsElement} */ (get(this, ".narrow")).open = matchMedia("(min-width: 60rem)").matches;

    const asked = this.#hasAddress ? new URLSearchParams(location.search) : new URLSearchParams();
    this.#input.value = asked.get("q") ?? "";
    this.#kind = asked.get("kind") ?? "";
    for (const select of this.#selects) choose(select, asked.get(select.name) ?? "");
    if (this.#input.value) void this.#search();
    else if (this.#hasAddress) this.#input.focus();
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  async #search() {
    const turn = ++this.#turn;
    const query = this.#input.value.trim();
    const filters = this.#filters;
    this.#keepAddress(query, filters);
    if (query.length < fewestLetters) {
      this.#clear();
      if (query) void this.#warmUp(query).catch(() => {});
      return;
    }

    if (!this.#isReady) this.#say("searching");
    try {
      const pagefind = await this.#prepare();
      this.#isCold = false;
      const found = await pagefind.search(query, { filters });
      // How many a choice would show is counted without the choice that it replaces.
      const others = await Promise.all(Object.keys(filters).map(async name => {
        const { [name]: _, ...rest } = filters;
        return /** @type {const} */ ([name, (await pagefind.search(query, { filters: rest })).filters[name]]);
      }));
      if (turn !== this.#turn) return;
      this.#results = found.results;
      this.#part("empty").hidden = true;
      this.#say(found.results.length ? "found" : "none", ...(found.results.length ? [found.results.length, query] : [query]));
      this.#showChoices({ ...found.filters, ...Object.fromEntries(others) });
      if (found.results.length === 0) await this.#showEmpty(query, turn);
      else await this.#showMore(true);
    } catch {
      this.#pagefind = null;
      if (turn !== this.#turn) return;
      this.#clear();
      this.#say("failed");
    }
  }

  /** A first search has much to compile and takes twice as long as the next: it is one that nobody waits for. @param {string} letter */
  async #warmUp(letter) {
    const pagefind = await this.#prepare();
    if (!this.#isCold) return;
    this.#isCold = false;
    await pagefind.search(letter, { filters: {} });
  }

  /** What has failed is tried again by the next search. @returns {Promise<Pagefind>} */
  #prepare() {
    return (this.#pagefind ??= this.#load().catch(failure => {
      this.#pagefind = null;
      throw failure;
    }));
  }

  /** @returns {Promise<Pagefind>} */
  async #load() {
    const { index = "" } = this.dataset;
    const pagefind = await import(new URL(index, location.href).href);
    // A worker would need the permission for WebAssembly in headers of its own; the page has it.
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    // Without this a search counts nothing.
    await pagefind.filters();
    this.#isReady = true;
    return pagefind;
  }

  /** @param {boolean} [isOther] than those that are shown */
  async #showMore(isOther) {
    const turn = this.#turn;
    const list = this.#part("results");
    const hadFocus = document.activeElement === this.#more;
    const pages = this.#results.splice(0, pageSize).map(result => result.data());
    // What is shown goes when all that takes its place is here. Else each page is shown as it comes.
    const isReplaced = isOther && list.childElementCount > 0;
    const all = Promise.allSettled(pages);
    if (isReplaced) await all;
    for (const [index, page] of pages.entries()) {
      const item = this.#item(await page);
      if (turn !== this.#turn) return;
      if (isReplaced && index === 0) list.replaceChildren();
      list.append(item);
      if (hadFocus && index === 0) get(item, "a").focus();
    }
    this.#more.hidden = this.#results.length === 0;
  }

  /** @param {FoundPage} page */
  #item({ url, meta, excerpt, sub_results: sections }) {
    const item = this.#copy("result");
    const link = /** @type {HTMLAnchorElement} */ (get(item, "a"));
    get(item, ".cap").textContent = meta.kind ?? "";
    link.textContent = meta.title;
    link.href = url;
    get(item, "p:not(.cap)").append(...marked(excerpt));
    const list = get(item, "ul");
    // Pagefind lists them in the order of the page; what has most of the words comes first here.
    const inside = sections.filter(section => section.url.includes("#")).sort((a, b) => b.locations.length - a.locations.length).slice(0, mostSections);
    list.append(...inside.map(section => inItem(linkTo(section.url, section.title))));
    if (inside.length === 0) list.remove();
    return item;
  }

  /** @param {Counts} counts */
  #showChoices(counts) {
    const kinds = Object.entries(counts.kind ?? {}).filter(([kind, count]) => count > 0 || kind === this.#kind);
    const total = kinds.reduce((sum, [, count]) => sum + count, 0);
    this.#part("kinds").replaceChildren(...[/** @type {[string, number]} */ (["", total]), ...kinds.sort(([a], [b]) => a.localeCompare(b))].map(([kind, count]) => this.#kindItem(kind, count)));
    for (const select of this.#selects) {
      const [any] = select.options;
      const { value } = select;
      const options = Object.entries(counts[select.name] ?? {}).filter(([name, count]) => count > 0 || name === value).sort(([a], [b]) => a.localeCompare(b));
      select.replaceChildren(any, ...options.map(([name, count]) => new Option(fill(this.dataset.count ?? "", [name, count]), name, false, name === value)));
      get(this, `.field:has(> [name="${select.name}"])`).hidden = options.length === 0;
    }
    this.#part("choices").hidden = false;
  }

  /** @param {string} kind @param {number} count */
  #kindItem(kind, count) {
    const item = this.#copy("kind");
    const link = /** @type {HTMLAnchorElement} */ (get(item, "a"));
    get(item, "[data-part=name]").textContent = kind || this.dataset.everything || "";
    get(item, "[data-part=count]").textContent = count.toLocaleString(document.documentElement.lang);
    link.dataset.kind = kind;
    const address = new URL(this.dataset.page ?? "", location.href);
    address.search = this.#toAddress(this.#input.value.trim(), { ...this.#filters, kind });
    link.href = address.href;
    if (kind === this.#kind) link.ariaCurrent = "true";
    return item;
  }

  /** A link, so that it opens in another tab too. @param {MouseEvent} event */
  #chooseKind(event) {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("a"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#kind = link.dataset.kind ?? "";
    void this.#search().then(() => /** @type {HTMLElement | null} */ (this.#part("kinds").querySelector("[aria-current]"))?.focus());
  }

  /** @param {string} query @param {number} turn */
  async #showEmpty(query, turn) {
    this.#part("results").replaceChildren();
    this.#more.hidden = true;
    this.#part("empty").hidden = false;
    get(this, "[data-do=all]").hidden = Object.keys(this.#filters).length === 0;
    const links = await findNearest(this.dataset.topics ?? "", query, wordsOf);
    if (turn !== this.#turn) return;
    this.#part("nearest").hidden = links.length === 0;
    get(this, "[data-part=nearest] ul").replaceChildren(...links.map(link => inItem(link)));
  }

  #clear() {
    this.#results = [];
    this.#part("results").replaceChildren();
    this.#more.hidden = true;
    this.#part("empty").hidden = true;
    this.#part("nearest").hidden = true;
    this.#part("choices").hidden = true;
    get(this, "[role=status]").textContent = "";
  }

  #setUpSlash() {
    const box = /** @type {HTMLInputElement} */ (get(this, "[data-do=slash]"));
    try {
      box.checked = !localStorage.getItem(slashOff);
      box.addEventListener("change", () => {
        try {
          if (box.checked) localStorage.removeItem(slashOff);
          else localStorage.setItem(slashOff, "off");
        } catch {
          box.checked = true;
        }
      });
    } catch {
      // Nothing can be kept here; the key works, and cannot be switched off.
      get(this, "label:has([data-do=slash])").hidden = true;
    }
  }

  /** @param {string} query @param {Filters} filters */
  #keepAddress(query, filters) {
    if (!this.#hasAddress) return;
    const address = new URL(location.href);
    address.search = this.#toAddress(query, filters);
    history.replaceState(null, "", address);
  }

  /** @param {string} query @param {Filters} filters */
  #toAddress(query, filters) {
    return String(new URLSearchParams(Object.entries({ q: query, ...filters }).filter(([, value]) => value)));
  }

  /** @param {string} name @param {...(string | number)} values */
  #say(name, ...values) {
    get(this, "[role=status]").textContent = fill(this.dataset[name] ?? "", values);
  }

  /** @param {string} name */
  #copy(name) {
    const template = /** @type {HTMLTemplateElement} */ (get(this, `template[data-part="${name}"]`));
    return /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
  }

  /** @param {string} name */
  #part(name) {
    return get(this, `:not(template)[data-part="${name}"]`);
  }

  /** @returns {Filters} */
  get #filters() {
    return Object.fromEntries([["kind", this.#kind], ...this.#selects.map(select => [select.name, select.value])].filter(([, value]) => value));
  }

  get #hasAddress() {
    return new URL(this.dataset.page ?? "", location.href).pathname === location.pathname;
  }

  get #form() {
    return get(this, "form");
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (get(this, "[type=search]"));
  }

  get #more() {
    return get(this, "[data-do=more]");
  }

  /** @returns {HTMLSelectElement[]} */
  get #selects() {
    return all(this, "select");
  }
}

/** A choice from the address has no option before the first search. @param {HTMLSelectElement} select @param {string} value */
function choose(select, value) {
  if (value) select.append(new Option(value, value, false, true));
}

/**
 * Pagefind gives escaped HTML with `<mark>` around the words found: "to <mark>leak</mark> &amp; drift".
 * @param {string} excerpt
 */
function marked(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/).map((piece, index) => {
    const text = piece.replace(/&(\w+|#\w+);/g, (whole, name) => entities[name] ?? whole);
    if (index % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
