import { fill } from "./parts.js";

const pageSize = 10;
const entities = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'", nbsp: "\u00a0" };

/** Searches with Pagefind. Without an index the form stays hidden, and the link to all topics is the way in. */
export class SiteSearch extends HTMLElement {
  #pagefind;
  #results = [];
  #turn = 0;
  #timer;

  connectedCallback() {
    if (!this.dataset.index) return this.#say("absent");
    const form = this.querySelector("form");
    form.hidden = false;
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.#search();
    });
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), 200);
    });
    this.#more.addEventListener("click", () => this.#showMore());

    this.#input.value = new URLSearchParams(location.search).get("q") ?? "";
    if (this.#input.value) this.#search();
    else this.#input.focus();
  }

  async #search() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const query = this.#input.value.trim();
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!query) return this.#clear();

    this.#say("searching");
    try {
      this.#pagefind ??= await this.#load();
      const { results } = await this.#pagefind.search(query);
      if (turn !== this.#turn) return;
      this.#clear();
      this.#results = results;
      this.#say(results.length ? "found" : "none", ...(results.length ? [results.length, query] : [query]));
      await this.#showMore();
    } catch {
      if (turn === this.#turn) this.#say("failed");
    }
  }

  async #load() {
    const { index } = this.dataset;
    const pagefind = await import(new URL(index.endsWith("/") ? `${index}pagefind.js` : index, location.href).href);
    // A worker would need the permission for WebAssembly in headers of its own; the page has it.
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    return pagefind;
  }

  async #showMore() {
    const turn = this.#turn;
    const pages = await Promise.all(this.#results.splice(0, pageSize).map(result => result.data()));
    if (turn !== this.#turn) return;
    const items = pages.map(page => this.#item(page));
    this.#list.append(...items);
    const hadFocus = document.activeElement === this.#more;
    this.#more.hidden = this.#results.length === 0;
    if (hadFocus) items[0]?.querySelector("a").focus();
  }

  #item({ url, meta, excerpt }) {
    const item = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const [kind, link, text] = item.querySelectorAll("p.cap, a, p:not(.cap)");
    kind.textContent = meta.kind ?? "";
    link.textContent = meta.title;
    link.href = url;
    text.append(...marked(excerpt));
    return item;
  }

  #clear() {
    this.#results = [];
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.querySelector("[role=status]").textContent = "";
  }

  #say(name, ...values) {
    this.querySelector("[role=status]").textContent = fill(this.dataset[name], values);
  }

  get #input() {
    return this.querySelector("input");
  }

  get #list() {
    return this.querySelector("[data-part=results]");
  }

  get #more() {
    return this.querySelector("[data-do=more]");
  }
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
