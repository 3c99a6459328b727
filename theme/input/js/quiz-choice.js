import { all, get } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeChoice } from "./grade-choice.js";
import { part } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";
import { seedFor, shuffle } from "./shuffle.js";

/** @import { Grade, Grader } from "./grading.js" */

/** What all types with options share: `quiz-single`, `quiz-multi`, `quiz-scenario`, `quiz-fit`, and the reasons of `quiz-tf`. */
export class QuizChoice extends QuizQuestion {
  /** @type {Grader} */ grader = gradeChoice;

  /** @returns {any} ids */
  get answer() {
    return this.choices.filter(({ input }) => input.checked).map(({ id }) => id);
  }

  /** @param {any} ids */
  set answer(ids) {
    for (const { id, input } of this.choices) input.checked = ids.includes(id);
  }

  /** @param {unknown} answer */
  canTake(answer) {
    const ids = this.choices.map(({ id }) => id);
    return Array.isArray(answer) && answer.length > 0 && answer.every(id => ids.includes(id));
  }

  /** @param {number} seed */
  arrange(seed) {
    // The order of the file comes first, so that a second attempt does not shuffle the shuffle.
    const places = all(this.details, "[data-option]").map(({ dataset }) => dataset.option);
    const options = this.choices.map(({ option }) => option).sort((a, b) => places.indexOf(a.dataset.option) - places.indexOf(b.dataset.option));
    for (const option of shuffle(options, seedFor(seed, this.questionId), option => "fixed" in option.dataset)) option.parentNode?.append(option);
  }

  /** Letters as they stand now, which a shuffle changes. */
  get keyText() {
    const { key } = this;
    const right = "right" in key ? key.right : [];
    return this.choices.flatMap(({ id }, index) => (right.includes(id) ? String.fromCharCode(65 + index) : [])).join(", ") || super.keyText;
  }

  /**
   * @param {Grade} grade
   * @param {boolean} isFinal
   */
  mark({ parts }, isFinal) {
    const isMulti = this.choices[0]?.input.type === "checkbox";
    for (const { id, option, input } of this.choices) {
      const state = parts[id]?.state ?? (input.checked ? null : "left");
      if (state === "right" || state === "partly" || state === "wrong") feed(option, input, state, badgeFor(state, true), this.weightOf(id, isFinal), this.reason(id, "why"));
      else if (state === null) feed(option, input, null, part("chosen-wrong"), this.reason(id, "why"));
      else if (state === "missed" && isMulti) feed(option, input, "missed", part("missed"), this.reason(id, "why"));
      else if (state === "missed" && isFinal) feed(option, input, "right", part("key"), this.weightOf(id, isFinal), this.reason(id, "why"));
      else if (state === "left" && (isFinal || isMulti)) feed(option, input, null, this.weightOf(id, isFinal), this.reason(id, "unless") ?? (isFinal ? this.reason(id, "why") : null));
    }
  }

  /** @param {string} id @param {boolean} isFinal @returns {HTMLElement | null} */
  weightOf(id, isFinal) {
    return null;
  }

  /** Options in the order that they have now. */
  get choices() {
    return all(this.form, ".opt[data-option]:not(.verdict *)").map(option => ({ id: option.dataset.option ?? "", option, input: /** @type {HTMLInputElement} */ (get(option, "input")) }));
  }
}
