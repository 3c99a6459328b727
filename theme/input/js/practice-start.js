import { all, get } from "./dom.js";
import { fill } from "./parts.js";
import { linkTo } from "./practice-set.js";
import { shuffle } from "./shuffle.js";

/** Above the bank: practise the questions that the filters leave, in their order or mixed; the deck takes the filters along. */
export class PracticeStart extends HTMLElement {
  connectedCallback() {
    const list = this.closest("filter-list");
    if (!list) return;
    this.hidden = false;
    const pattern = this.#link("start").firstChild?.nodeValue ?? "";
    const show = () => {
      const slugs = all(list, "[data-item]:not([hidden])").map(item => item.dataset.slug ?? "");
      const mixed = shuffle(slugs, Date.now() % 2 ** 31);
      const start = this.#link("start");
      if (start.firstChild) start.firstChild.nodeValue = fill(pattern, [slugs.length]);
      start.hidden = this.#link("shuffle").hidden = slugs.length === 0;
      if (slugs.length === 0) return;
      start.href = linkTo(location.pathname, slugs[0], slugs);
      this.#link("shuffle").href = linkTo(location.pathname, mixed[0], mixed);
      this.#link("deck").search = location.search;
    };
    list.addEventListener("filter", show);
    show();
  }

  /** @param {string} name */
  #link(name) {
    return /** @type {HTMLAnchorElement} */ (get(this, `[data-do=${name}]`));
  }
}
