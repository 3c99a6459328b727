import { all, get } from "./dom.js";
import { badgeFor, feed } from "./feedback.js";
import { gradeMatch } from "./grade-match.js";
import { part } from "./parts.js";
import { QuizQuestion } from "./quiz-question.js";
import { seedFor, shuffle } from "./shuffle.js";

/** @import { Grade } from "./grading.js" */

/** A select for each left side. */
export class QuizMatch extends QuizQuestion {
  grader = gradeMatch;

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

  get #rows() {
    return all(this.form, ".pair").map(row => ({ id: row.dataset.option ?? "", row, select: /** @type {HTMLSelectElement} */ (get(row, "select")) }));
  }
}
