import { get } from "./dom.js";

/** A button that prints the page; without scripts the browser's own menu does. */
export class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    get(this, "button").addEventListener("click", () => print());
  }
}
