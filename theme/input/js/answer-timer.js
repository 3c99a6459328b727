import { get } from "./dom.js";
import { fill } from "./parts.js";

/** A clock for one spoken answer, which the learner starts and can switch off (WCAG 2.2.1). When it is over, nothing is taken away. */
export class AnswerTimer extends HTMLElement {
  #end = 0;
  #length = 0;
  #hasSaidHalf = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #ticking;

  connectedCallback() {
    this.hidden = false;
    get(this, "[data-do=start]").addEventListener("click", () => this.#start());
    get(this, "[data-do=off]").addEventListener("click", () => this.#stop(""));
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
  }

  #start() {
    this.#length = Number(/** @type {HTMLSelectElement} */ (get(this, "select")).value) * 60_000;
    this.#end = Date.now() + this.#length;
    this.#hasSaidHalf = false;
    this.#show(true, "");
    get(this, "[data-do=off]").focus();
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => this.#tick(), 500);
    this.#tick();
  }

  #tick() {
    const left = this.#end - Date.now();
    if (left <= 0) return this.#stop(this.dataset.up ?? "");
    const seconds = Math.ceil(left / 1000);
    get(this, "[role=timer]").textContent = fill(this.dataset.left ?? "", [Math.floor(seconds / 60), String(seconds % 60).padStart(2, "0")]);
    if (this.#hasSaidHalf || left > this.#length / 2) return;
    this.#hasSaidHalf = true;
    get(this, "[role=status]").textContent = this.dataset.half ?? "";
  }

  /** @param {string} message */
  #stop(message) {
    clearInterval(this.#ticking);
    const hadFocus = this.contains(document.activeElement);
    this.#show(false, message);
    if (hadFocus) get(this, "[data-do=start]").focus();
  }

  /** @param {boolean} isOn @param {string} message */
  #show(isOn, message) {
    get(this, "[data-part=set]").hidden = isOn;
    get(this, "[data-part=clock]").hidden = !isOn;
    get(this, "[role=status]").textContent = message;
  }
}
