import { all, get } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeMatch } from "./grade-match.js";
import { part } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";
import { seedFor, shuffle } from "./shuffle.js";

/** @import { Grade } from "./grading.js" */

/** A select for each left side; dragging a choice onto it is an extra for those who have a mouse. */
export class QuizMatch extends QuizQuestion {
  grader = gradeMatch;

  setUp() {
    // The selects say the same to everybody else.
    this.#choices.ariaHidden = "true";
    this.#choices.addEventListener("dragstart", ({ target, dataTransfer }) => dataTransfer?.setData("text", /** @type {HTMLElement} */ (target).dataset.choice ?? ""));
    for (const { row, select } of this.#rows) {
      for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) {
        row.addEventListener(type, event => {
          event.preventDefault();
          row.classList.toggle("is-dragged", type === "dragover");
          if (type !== "drop" || select.disabled) return;
          select.value = event.dataTransfer?.getData("text") ?? "";
          this.changed();
        });
      }
    }
  }

  /** @returns {any} left id to right id */
  get answer() {
    return Object.fromEntries(this.#rows.map(({ id, select }) => [id, select.value]));
  }

  /** @param {any} picked */
  set answer(picked) {
    for (const { id, select } of this.#rows) select.value = picked[id] ?? "";
  }

  /** @param {any} answer */
  canTake(answer) {
    if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return false;
    const rows = this.#rows;
    return Object.entries(answer).every(([id, choice]) => rows.some(row => row.id === id && [...row.select.options].some(option => option.value === choice)));
  }

  /** @param {number} seed */
  arrange(seed) {
    for (const { select } of this.#rows) {
      const picked = select.value;
      const [prompt, ...choices] = [...select.options];
      const inOrder = choices.sort((a, b) => (a.value < b.value ? -1 : 1));
      select.replaceChildren(prompt, ...shuffle(inOrder, seedFor(seed, this.questionId)));
      select.value = picked;
    }
    for (const { value } of this.#rows[0].select.options) this.#choices.append(...all(this.#choices, `[data-choice="${CSS.escape(value)}"]`));
  }

  /** @param {Grade} grade @param {boolean} isFinal */
  mark({ parts }, isFinal) {
    for (const { id, row, select } of this.#rows) {
      const { state } = parts[id] ?? { state: "missed" };
      const isKeyShown = isFinal && state !== "right";
      if (state === "missed" && !isFinal) continue;
      feed(row, select, state === "left" ? null : state, badgeFor(state, isFinal), isKeyShown ? part("belongs", this.#keyOf(id, select)) : null, isFinal || state === "wrong" ? this.reason(id, "why") : null);
    }
  }

  /** @param {string} id @param {HTMLSelectElement} select */
  #keyOf(id, select) {
    const { key } = this;
    return key.type === "match" ? ([...select.options].find(({ value }) => value === key.pairs[id])?.text ?? "") : "";
  }

  get #choices() {
    return get(this.form, ".choices");
  }

  get #rows() {
    return all(this.form, ".pair").map(row => ({ id: row.dataset.option ?? "", row, select: /** @type {HTMLSelectElement} */ (get(row, "select")) }));
  }
}
