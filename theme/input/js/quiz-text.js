import { all, get } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeText } from "./grade-text.js";
import { part, text } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";

/** @import { Grade } from "./grading.js" */

/** Blanks in a sentence; what to say about each stands in a list below, in their order. */
export class QuizText extends QuizQuestion {
  grader = gradeText;

  /** @returns {any} */
  get answer() {
    return this.#blanks.map(({ value }) => value);
  }

  /** @param {any} texts */
  set answer(texts) {
    this.#blanks.forEach((blank, index) => (blank.value = texts[index] ?? ""));
  }

  /** @param {unknown} answer */
  canTake(answer) {
    return Array.isArray(answer) && answer.length === this.#blanks.length && answer.every(text => typeof text === "string");
  }

  /** @param {Grade} grade @param {boolean} isFinal */
  mark({ parts }, isFinal) {
    const stem = get(this.form, ".stem");
    this.#blanks.forEach((blank, index) => {
      const { state, note } = parts[index] ?? { state: "missed" };
      if (state === "missed" && !isFinal) return;
      blank.classList.add(`is-${state}`);
      const number = this.#blanks.length > 1 ? blank.ariaLabel : null;
      feed(/** @type {HTMLElement} */ (stem.parentElement), blank, null, number && `${number}:`, badgeFor(state, isFinal), note ? text(`near-${note}`) : null, isFinal && state !== "right" ? part("belongs", this.#keyOf(index)) : null);
    });
  }

  /** @param {number} index */
  #keyOf(index) {
    const blank = this.key.type === "text" ? this.key.blanks[index] : undefined;
    if (!blank) return "";
    return "accept" in blank ? blank.accept.join(" / ") : blank.min === blank.max ? String(blank.min) : `${blank.min}\u2013${blank.max}`;
  }

  get #blanks() {
    return /** @type {HTMLInputElement[]} */ (all(this.form, ".stem input.blank"));
  }
}
