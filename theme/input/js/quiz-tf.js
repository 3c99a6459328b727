import { all } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeVerdict } from "./grade-verdict.js";
import { part, text } from "./parts.js";
import { QuizChoice } from "./quiz-choice.js";

/** @import { Grade, VerdictAnswer } from "./grading.js" */

/** True or false, and the reasons for it. */
export class QuizTf extends QuizChoice {
  grader = gradeVerdict;

  /** @returns {VerdictAnswer} */
  get answer() {
    return { verdict: this.#verdicts.find(({ checked }) => checked)?.value ?? "", reasons: super.answer };
  }

  /** @param {any} answer */
  set answer({ verdict, reasons }) {
    for (const input of this.#verdicts) input.checked = input.value === verdict;
    super.answer = reasons;
  }

  /** @param {any} answer */
  canTake(answer) {
    return (answer?.verdict === "true" || answer?.verdict === "false") && Array.isArray(answer.reasons) && (answer.reasons.length === 0 || super.canTake(answer.reasons));
  }

  get keyText() {
    return this.key.type === "tf" ? [text(this.key.verdict ? "true" : "false"), super.keyText].filter(Boolean).join(": ") : "";
  }

  /** @param {Grade} grade @param {boolean} isFinal */
  mark(grade, isFinal) {
    for (const input of this.#verdicts) {
      const state = grade.parts[input.value]?.state;
      const isKey = this.key.type === "tf" && input.value === String(this.key.verdict);
      if (state) feed(this.#option(input), input, state === "right" ? "right" : "wrong", badgeFor(state, true));
      else if (isKey && isFinal) feed(this.#option(input), input, "right", part("key"));
    }
    // Reasons under a wrong verdict argue for something else: judging them would only confuse.
    if (grade.message !== "verdict" || isFinal) super.mark(grade, isFinal);
  }

  get #verdicts() {
    return /** @type {HTMLInputElement[]} */ (all(this.form, ".verdict input"));
  }

  /** @param {HTMLElement} input */
  #option(input) {
    return /** @type {HTMLElement} */ (input.closest(".opt"));
  }
}
