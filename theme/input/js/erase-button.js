import { eraseAll } from "./storage.js";

/** Erases all that the site keeps in this browser, after a question. */
export class EraseButton extends HTMLElement {
  connectedCallback() {
    const ask = this.querySelector("[data-do=ask]");
    const confirm = this.querySelector("[data-part=confirm]");
    const status = this.querySelector("[role=status]");
    const setAsking = isAsking => {
      confirm.hidden = !isAsking;
      ask.hidden = isAsking;
    };

    ask.addEventListener("click", () => {
      status.textContent = "";
      setAsking(true);
      this.querySelector("[data-do=keep]").focus();
    });
    this.querySelector("[data-do=keep]").addEventListener("click", () => {
      setAsking(false);
      ask.focus();
    });
    this.querySelector("[data-do=erase]").addEventListener("click", () => {
      status.textContent = eraseAll() ? status.dataset.erased : status.dataset.blocked;
      setAsking(false);
      ask.focus();
    });
    setAsking(false);
  }
}
