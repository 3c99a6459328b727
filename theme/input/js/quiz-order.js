import { all, get } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeOrder } from "./grade-order.js";
import { part } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";
import { seedFor, shuffle } from "./shuffle.js";
import { makeSortable } from "./sortable.js";

/** @import { Grade } from "./grading.js" */

/** Items with buttons up and down; dragging is an extra. */
export class QuizOrder extends QuizQuestion {
  grader = gradeOrder;

  /** The order that is shown first is always wrong, and no answer. */
  #isMoved = false;
  /** @type {string[]} */ #start = [];

  setUp() {
    this.#start = this.#ids;
    makeSortable(get(this.form, ".order"), () => {
      this.#isMoved = true;
      this.changed();
    });
  }

  /** @returns {any} ids */
  get answer() {
    return this.#isMoved ? this.#ids : [];
  }

  /** @param {any} ids */
  set answer(ids) {
    this.#isMoved = true;
    this.#sort(ids);
  }

  /** @param {boolean} [isFocused] */
  reset(isFocused) {
    this.#isMoved = false;
    // Items that stayed where they were put would show the answer.
    this.#sort(this.#start);
    super.reset(isFocused);
  }

  /** @param {unknown} answer */
  canTake(answer) {
    const ids = this.#ids;
    return Array.isArray(answer) && answer.length === ids.length && ids.every((/** @type {string} */ id) => answer.includes(id));
  }

  /** @param {number} seed */
  arrange(seed) {
    const { key } = this;
    if (key.type !== "order") return;
    const shuffled = shuffle(key.order, seedFor(seed, this.questionId));
    // An order that is right already asks nothing.
    this.#start = shuffled.every((id, index) => id === key.order[index]) ? shuffled.reverse() : shuffled;
    this.#sort(this.#start);
  }

  /** @param {boolean} isFinal */
  setFinal(isFinal) {
    super.setFinal(isFinal);
    if (!isFinal) this.#put(this.#items);
  }

  /** @param {Grade} grade @param {boolean} isFinal */
  mark({ parts }, isFinal) {
    const { key } = this;
    for (const item of this.#items) {
      const id = item.dataset.option ?? "";
      const state = parts[id]?.state ?? "wrong";
      const place = key.type === "order" ? key.order.indexOf(id) + 1 : 0;
      const badge = state === "right" ? part("placed") : isFinal ? part("place", place) : badgeFor(state, false);
      feed(item, null, state === "right" ? "right" : "wrong", state === "right" || isFinal ? badge : part("misplaced"));
    }
  }

  /** @param {string[]} ids */
  #sort(ids) {
    const items = this.#items;
    this.#put(ids.flatMap(id => items.find(({ dataset }) => dataset.option === id) ?? []));
  }

  /** @param {HTMLElement[]} items */
  #put(items) {
    get(this.form, ".order").append(...items);
    items.forEach((item, index) => {
      /** @type {HTMLButtonElement} */ (get(item, "[data-do=up]")).disabled = index === 0;
      /** @type {HTMLButtonElement} */ (get(item, "[data-do=down]")).disabled = index === items.length - 1;
    });
  }

  get #ids() {
    return this.#items.map(({ dataset }) => dataset.option ?? "");
  }

  get #items() {
    return all(this.form, ".order > li");
  }
}
