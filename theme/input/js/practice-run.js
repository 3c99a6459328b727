import { get } from "./dom.js";
import { fill } from "./parts.js";
import { linkTo, readSet } from "./practice-set.js";

/** On the page of a question that is practised with others: which one it is, and the way to the next. */
export class PracticeRun extends HTMLElement {
  connectedCallback() {
    const [, bank, slug] = /^(.*\/)([^/]+)\/$/.exec(location.pathname) ?? [];
    const set = slug === undefined ? null : readSet(location.search, slug);
    if (set === null || set.length < 2) return;
    const position = set.indexOf(slug);
    this.hidden = false;
    get(this, "[data-part=position]").textContent = fill(this.dataset.position ?? "", [position + 1, set.length]);
    this.#lead("previous", set[position - 1], set, bank);
    this.#lead("next", set[position + 1], set, bank);
  }

  /** @param {string} name @param {string | undefined} slug @param {string[]} set @param {string} bank */
  #lead(name, slug, set, bank) {
    const link = /** @type {HTMLAnchorElement} */ (get(this, `[data-do=${name}]`));
    link.hidden = slug === undefined;
    if (slug !== undefined) link.href = linkTo(bank, slug, set);
  }
}
