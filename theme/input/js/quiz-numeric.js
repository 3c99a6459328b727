import { all, get } from "./dom.js";
import { feed } from "./feedback.js";
import { gradeNumeric, readNumbers } from "./grade-numeric.js";
import { part, text } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";
import { seedFor } from "./shuffle.js";

/** @import { Grade, NumericKey } from "./grading.js" */

/** A number. A question with variants shows other numbers in each attempt. */
export class QuizNumeric extends QuizQuestion {
  grader = gradeNumeric;

  /** As the server wrote it. @type {NumericKey} */ #written = /** @type {any} */ (null);

  setUp() {
    this.#written = /** @type {NumericKey} */ (this.key);
    this.arrange(0);
  }

  get answer() {
    return this.#field.value;
  }

  /** @param {string} answer */
  set answer(answer) {
    this.#field.value = answer;
  }

  /** @param {unknown} answer */
  canTake(answer) {
    return typeof answer === "string" && readNumbers(answer, this.#written.unit).length > 0;
  }

  /** Without a shuffle, in a lesson, the first variant is shown, which the server wrote. @param {number} seed */
  arrange(seed) {
    const { variants } = this.#written;
    if (!variants) return;
    const variant = variants[seed === 0 ? 0 : seedFor(seed, this.questionId) % variants.length];
    this.key = { ...this.#written, min: variant.min, max: variant.max };
    for (const root of [this, this.details, this.explanation]) {
      for (const span of all(root, "[data-value]")) {
        const name = span.dataset.value ?? "";
        span.textContent = name === "=" ? variant.answer : (variant.values[name] ?? span.textContent);
      }
    }
    if (seed !== 0) get(this.details, ".keytext").replaceChildren(bold([variant.answer, this.#written.unit].filter(Boolean).join("\u00a0")));
  }

  /** @param {Grade} grade @param {boolean} isFinal */
  mark({ message, parts }, isFinal) {
    const isRight = parts.n?.state === "right";
    const option = /** @type {HTMLElement} */ (this.#field.closest(".opt"));
    const note = text(`near-${message}`);
    const key = isFinal ? part("belongs", this.keyText.trim()) : null;
    feed(option, this.#field, isRight ? "right" : "wrong", parts.n ? part(isRight ? "chosen-right" : "chosen-wrong") : null, note || null, key);
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (get(this.form, "fieldset input"));
  }
}

/** @param {string} content */
function bold(content) {
  const element = document.createElement("b");
  element.textContent = content;
  return element;
}
