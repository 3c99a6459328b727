import { get } from "./dom.js";
import { text } from "./parts.js";

/** @import { Attempt } from "./records.js" */

/** Minutes left at which a screen reader hears of it; the clock itself stays silent. */
const warnings = [5, 1, 0];
const extension = 5;

/** A clock that the learner starts, extends or switches off (WCAG 2.2.1). When it is over, nothing is taken away. */
export class QuizTimer {
  #panel;
  #setMinutes;
  /** @type {Attempt | null} */ #attempt = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #ticking;
  #warned = Infinity;

  /** @param {HTMLElement} panel @param {(minutes: number | undefined) => void} setMinutes */
  constructor(panel, setMinutes) {
    this.#panel = panel;
    this.#setMinutes = setMinutes;
    this.#on("time", () => {
      const minutes = Number(this.#field.value);
      if (minutes > 0) this.#set(this.#spent() + minutes);
      this.#button("more").focus();
    });
    this.#on("more", () => this.#set(Math.max(this.#attempt?.minutes ?? 0, this.#spent()) + extension));
    this.#on("off", () => {
      this.#set(undefined);
      this.#button("time").focus();
    });
  }

  /** @param {Attempt | null} attempt null when no exam is running @param {number} questions */
  show(attempt, questions) {
    if (this.#attempt?.seed !== attempt?.seed) this.#field.value = String(questions);
    this.#attempt = attempt;
    this.#panel.hidden = attempt === null;
    const isOn = attempt?.minutes !== undefined;
    get(this.#panel, "[data-part=set]").hidden = isOn;
    get(this.#panel, "[data-part=clock]").hidden = !isOn;
    clearInterval(this.#ticking);
    if (!isOn) return;
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.#tick();
  }

  #tick() {
    const left = Math.max(0, Math.ceil(((this.#attempt?.minutes ?? 0) - this.#spent()) * 60));
    get(this.#panel, "[role=timer]").textContent = text("left", Math.floor(left / 60), String(left % 60).padStart(2, "0"));
    const due = warnings.findLast(minutes => left <= minutes * 60) ?? Infinity;
    if (due < this.#warned) get(this.#panel, "[role=status]").textContent = due === 0 ? text("timeup") : text("minutesleft", due);
    this.#warned = due;
  }

  /** @param {number | undefined} minutes */
  #set(minutes) {
    this.#warned = Infinity;
    get(this.#panel, "[role=status]").textContent = "";
    this.#setMinutes(minutes);
  }

  /** Minutes since the attempt began. */
  #spent() {
    return this.#attempt ? (Date.now() - this.#attempt.started) / 60_000 : 0;
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (get(this.#panel, "input"));
  }

  /** @param {string} name */
  #button(name) {
    return get(this.#panel, `[data-do="${name}"]`);
  }

  /** @param {string} name @param {() => void} action */
  #on(name, action) {
    this.#button(name).addEventListener("click", action);
  }
}
