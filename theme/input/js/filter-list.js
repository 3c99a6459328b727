import { all, get } from "./dom.js";
import { filter, readChoice, sortBy, writeChoice } from "./filtering.js";
import { fill } from "./parts.js";

/** @typedef {import("./filtering.js").Item & { element: HTMLElement, isShown: boolean }} ListItem */

/** @typedef {{ parent: HTMLElement, items: ListItem[], blocks: HTMLElement[] }} ListGroup items of one parent, in their order of now */

/** More rows than this are laid out only when they are in sight. */
const many = 100;
/** Rows of a block of a long table. What changes in a block out of sight costs neither style nor layout. */
const ofBlock = 50;

/**
 * A form of choices above any list or table, one on a page. The choices and the order stand in the address, and without this
 * element the whole list stands there and the form stays hidden (templates/partials/filter-form.hbs writes the form).
 *
 *   <filter-list data-found="{0} of {1} figures" data-count="{0} ({1})">
 *     <form hidden> select or checkboxes; the name of each is the group, an option of a select has data-title </form>
 *     <p role="status"></p>
 *     <table><thead><tr><th data-sort="low">Amount</th> …                    a heading that sorts by data-low of the items
 *       <tbody data-group><tr data-item data-role="ml-engineer" data-low="90000" data-skill="python sql"> …
 *     <p data-part="none" hidden>Nothing fits.</p>
 *     <template data-part="sort"> the icon of a heading that sorts </template>
 *
 * Items are put in order inside their parent and never across; the parent, or what is around it, with data-group is hidden with its last item. An item with
 * data-weight="0" is shown and not counted. After each change the element sends the event "filter". With hundreds of items it has
 * data-many, and rows of a table move into blocks below their tbody, so that the stylesheet can leave alone what is out of sight.
 */
export class FilterList extends HTMLElement {
  /** @type {ListItem[]} */
  #items = [];
  /** @type {ListGroup[]} */
  #groups = [];
  /** @type {Map<string, string[]>} */
  #offered = new Map();
  #sort = "";

  connectedCallback() {
    for (const control of this.#controls) this.#offer(control);
    this.#items = all(this, "[data-item]").map(element => ({
      element, isShown: true, weight: Number(element.dataset.weight ?? 1),
      values: Object.fromEntries([...this.#offered.keys()].map(group => [group, [...new Set((element.dataset[group] ?? "").split(" ").filter(Boolean))]])),
    }));
    this.toggleAttribute("data-many", this.#items.length > many);
    this.#groups = [...Map.groupBy(this.#items, item => /** @type {HTMLElement} */ (item.element.parentElement))].map(([parent, items]) => ({ parent, items, blocks: this.#items.length > many ? addBlocks(parent, items) : [] }));
    for (const group of this.#groups) place(group);
    const address = new URLSearchParams(location.search);
    this.#restore(readChoice(address, this.#offered));
    for (const head of this.#heads) this.#addSortButton(head);
    const sort = address.get("sort") ?? "";
    if (this.#heads.some(head => head.dataset.sort === sort.replace("-", ""))) this.#order(sort);

    this.#form.hidden = false;
    this.#form.addEventListener("submit", event => event.preventDefault());
    this.#form.addEventListener("change", () => this.#change());
    for (const clear of all(this, "[data-do=clear]")) clear.addEventListener("click", () => this.#clear());
    this.#show();
  }

  /** @param {HTMLInputElement | HTMLSelectElement} control */
  #offer(control) {
    const values = control instanceof HTMLSelectElement ? [...control.options].map(option => option.value).filter(Boolean) : [control.value];
    this.#offered.set(control.name, [...this.#offered.get(control.name) ?? [], ...values]);
  }

  /** @param {Map<string, Set<string>>} choice */
  #restore(choice) {
    for (const control of this.#controls) {
      const chosen = /** @type {Set<string>} */ (choice.get(control.name));
      if (control instanceof HTMLInputElement) control.checked = chosen.has(control.value);
      else control.value = [...chosen][0] ?? "";
    }
  }

  #clear() {
    this.#restore(new Map([...this.#offered.keys()].map(group => [group, new Set()])));
    this.#change();
    // The button may have gone with the last choice.
    this.#controls[0]?.focus();
  }

  #change() {
    this.#show();
    this.#writeAddress();
  }

  get #choice() {
    const data = new FormData(this.#form);
    return new Map([...this.#offered.keys()].map(group => [group, new Set(data.getAll(group).map(String).filter(Boolean))]));
  }

  #show() {
    const choice = this.#choice;
    const { shown, counts } = filter(this.#items, [...this.#offered.keys()], choice);
    this.#items.forEach((item, index) => {
      if (item.isShown !== shown[index]) item.element.hidden = item.isShown;
      item.isShown = shown[index];
    });
    for (const group of this.#groups) showGroup(group);
    for (const control of this.#controls) this.#showCounts(control, counts.get(control.name) ?? new Map());
    const none = this.querySelector("[data-part=none]");
    if (none instanceof HTMLElement) none.hidden = shown.includes(true);
    const isChosen = [...choice.values()].some(values => values.size > 0);
    for (const clear of all(this.#form, "[data-do=clear]")) clear.hidden = !isChosen;
    get(this, "[role=status]").textContent = fill(this.dataset.found ?? "", [sum(this.#items.filter(item => item.isShown)), sum(this.#items)]);
    this.dispatchEvent(new Event("filter", { bubbles: true }));
  }

  /** @param {HTMLInputElement | HTMLSelectElement} control @param {Map<string, number>} counts */
  #showCounts(control, counts) {
    if (control instanceof HTMLInputElement) {
      control.disabled = !control.checked && !counts.has(control.value);
      const count = control.parentElement?.querySelector("[data-count]");
      if (count) count.textContent = String(counts.get(control.value) ?? 0);
      return;
    }
    for (const option of control.options) {
      if (!option.value) continue;
      option.disabled = !option.selected && !counts.has(option.value);
      option.textContent = fill(this.dataset.count ?? "", [option.dataset.title ?? "", counts.get(option.value) ?? 0]);
    }
  }

  /** @param {HTMLElement} head */
  #addSortButton(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    const icon = this.querySelector("template[data-part=sort]");
    if (icon instanceof HTMLTemplateElement) button.append(icon.content.cloneNode(true));
    button.addEventListener("click", () => {
      this.#order(this.#sort === head.dataset.sort ? `-${head.dataset.sort}` : head.dataset.sort ?? "");
      this.#writeAddress();
      this.dispatchEvent(new Event("filter", { bubbles: true }));
    });
    head.append(button);
  }

  /** @param {string} sort the name of a heading, with a `-` before it for the other way round */
  #order(sort) {
    this.#sort = sort;
    const name = sort.replace("-", "");
    for (const group of this.#groups) {
      group.items = sortBy(group.items, item => item.element.dataset[name], sort.startsWith("-"), document.documentElement.lang);
      place(group);
      showGroup(group);
    }
    for (const head of this.#heads) {
      if (head.dataset.sort === name) head.ariaSort = sort.startsWith("-") ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
  }

  #writeAddress() {
    const address = new URL(location.href);
    writeChoice(address.searchParams, this.#choice);
    if (this.#sort) address.searchParams.set("sort", this.#sort);
    history.replaceState(history.state, "", address);
  }

  /** @returns {HTMLFormElement} */
  get #form() {
    return /** @type {HTMLFormElement} */ (get(this, "form"));
  }

  /** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  get #controls() {
    return all(this.#form, "select, [type=checkbox]");
  }

  get #heads() {
    return all(this, "[data-sort]");
  }
}

/** @param {HTMLElement} parent @param {ListItem[]} items */
function addBlocks(parent, items) {
  if (!(parent instanceof HTMLTableSectionElement)) return [];
  const blocks = Array.from({ length: Math.ceil(items.length / ofBlock) }, () => document.createElement("tbody"));
  for (const block of blocks) block.className = "block";
  parent.after(...blocks);
  return blocks;
}

/** @param {ListGroup} group */
function place({ parent, items, blocks }) {
  if (blocks.length === 0) parent.append(...items.map(item => item.element));
  blocks.forEach((block, index) => block.append(...itemsOf(items, index).map(item => item.element)));
}

/** @param {ListGroup} group */
function showGroup({ parent, items, blocks }) {
  const whole = /** @type {HTMLElement | null} */ (parent.closest("[data-group]"));
  if (whole) whole.hidden = !items.some(item => item.isShown);
  blocks.forEach((block, index) => {
    const rows = itemsOf(items, index).filter(item => item.isShown).length;
    block.hidden = rows === 0;
    // How high it is as long as nobody has seen it.
    block.style.setProperty("--rows", String(rows));
  });
}

/** @param {ListItem[]} items @param {number} block */
function itemsOf(items, block) {
  return items.slice(block * ofBlock, (block + 1) * ofBlock);
}

/** @param {ListItem[]} items */
function sum(items) {
  return items.reduce((total, item) => total + item.weight, 0);
}
