import { all, get } from "./dom.js";
import { gradeSelf } from "./grade-self.js";
import { part } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";

/** @import { SelfAnswer } from "./grading.js" */

/** Write first; then compare with the model answer and tick the points of the rubric that are met. */
export class QuizSelf extends QuizQuestion {
  grader = gradeSelf;

  /** @type {HTMLElement} */ #model = /** @type {any} */ (null);
  /** @type {HTMLElement} */ #rubric = /** @type {any} */ (null);

  setUp() {
    const written = part("written");
    const field = get(written, "textarea");
    field.id = `${this.form.id}-w`;
    get(written, "label").setAttribute("for", field.id);
    get(this.form, ".lines").replaceWith(written);
    this.#model = get(this.details, ".model");
    this.#rubric = part("rubric");
    for (const point of all(this.details, "[data-point]")) this.#rubric.append(this.#boxOf(point));
  }

  /** @returns {SelfAnswer} */
  get answer() {
    return { text: this.#field.value, points: this.#boxes.filter(({ checked }) => checked).map(({ value }) => value) };
  }

  /** @param {any} answer */
  set answer({ text, points }) {
    this.#field.value = text;
    for (const box of this.#boxes) box.checked = points.includes(box.value);
  }

  /** @param {any} answer */
  canTake(answer) {
    return typeof answer?.text === "string" && Array.isArray(answer.points);
  }

  /** After an exam the rating is still to come, and may be corrected. */
  changed() {
    super.changed();
    if (this.mode === "exam" && this.grade !== null) {
      this.judge(true);
      this.tell("question-checked");
    }
  }

  /** @param {boolean} isFinal */
  setFinal(isFinal) {
    super.setFinal(isFinal);
    if (this.mode === "exam") for (const box of this.#boxes) box.disabled = false;
  }

  get isCompared() {
    return this.#rubric.isConnected;
  }

  /** The first press shows the model answer, the second takes the rating. */
  check() {
    if (this.isCompared || this.mode === "guess") return super.check();
    this.#compare();
    this.#model.tabIndex = -1;
    this.#model.focus();
  }

  /** @param {boolean} [isShown] */
  judge(isShown) {
    if (!this.isCompared && this.mode !== "guess") this.#compare();
    super.judge(isShown);
    if (this.mode === "check") this.setButtons(["retry"]);
    if (this.mode !== "guess") this.say(null);
  }

  unmark() {
    super.unmark();
    const hasRating = this.#boxes.some(({ checked }) => checked);
    if (!this.isCompared || hasRating || this.#field.value) return this.#label();
    this.#model.remove();
    this.#rubric.remove();
    this.#label();
  }

  get keyText() {
    return all(this.details, "[data-point]").map(({ textContent }) => textContent?.trim()).join("; ");
  }

  #compare() {
    this.#field.closest("fieldset")?.append(this.#model, this.#rubric);
    this.#label();
  }

  #label() {
    if (this.mode === "guess") return;
    this.button("check").replaceChildren(...part(this.isCompared ? "rate" : "compare").childNodes);
    this.say(this.isCompared ? "rate" : null);
  }

  /** @param {HTMLElement} point */
  #boxOf(point) {
    const option = part("point");
    const box = /** @type {HTMLInputElement} */ (get(option, "input"));
    const label = get(option, "label");
    box.value = point.dataset.point ?? "";
    box.id = `${this.form.id}-${box.value}`;
    label.setAttribute("for", box.id);
    label.append(...point.cloneNode(true).childNodes);
    return option;
  }

  get #field() {
    return /** @type {HTMLTextAreaElement} */ (get(this.form, "textarea"));
  }

  get #boxes() {
    return /** @type {HTMLInputElement[]} */ (all(this.#rubric, "input"));
  }
}
