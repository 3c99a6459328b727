import { get } from "./dom.js";
import { eraseAll } from "./erase.js";

/** Erases all that the site keeps in this browser, after a question. */
export class EraseButton extends HTMLElement {
  connectedCallback() {
    const ask = get(this, "[data-do=ask]");
    const confirm = get(this, "[data-part=confirm]");
    const status = get(this, "[role=status]");
    const setAsking = (/** @type {boolean} */ isAsking) => {
      confirm.hidden = !isAsking;
      ask.hidden = isAsking;
    };

    ask.addEventListener("click", () => {
      status.textContent = "";
      setAsking(true);
      get(this, "[data-do=keep]").focus();
    });
    get(this, "[data-do=keep]").addEventListener("click", () => {
      setAsking(false);
      ask.focus();
    });
    get(this, "[data-do=erase]").addEventListener("click", async () => {
      status.textContent = ((await eraseAll()) ? status.dataset.erased : status.dataset.blocked) ?? "";
      setAsking(false);
      ask.focus();
      this.dispatchEvent(new CustomEvent("erased", { bubbles: true }));
    });
    setAsking(false);
  }
}
