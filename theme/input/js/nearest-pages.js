import { get, inItem } from "./dom.js";
import { findNearest, lastPart } from "./find-nearest.js";

/** On the page that stands for one that is missing: what has nearly the address that was asked for. */
export class NearestPages extends HTMLElement {
  async connectedCallback() {
    const links = await findNearest(this.dataset.topics ?? "", lastPart(location.pathname), link => [lastPart(link.pathname + link.hash.replace("#t-", "/"))]);
    if (links.length === 0) return;
    get(this, "ul").append(...links.map(link => inItem(link)));
    this.hidden = false;
  }
}
