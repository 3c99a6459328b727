import { all } from "./dom.js";
import { part } from "./parts.js";

/** @import { QuizQuestion } from "./quiz-question.js" */

/** Asks how sure the learner is, or stops asking. @param {QuizQuestion} question @param {boolean} isAsked */
export function askSure(question, isAsked) {
  const asked = question.form.querySelector(".sure");
  if (!isAsked) asked?.remove();
  if (!isAsked || asked || question.worth === 0) return;
  const sure = part("sure");
  for (const input of /** @type {HTMLInputElement[]} */ (all(sure, "input"))) {
    input.name = `sure-${question.questionId}`;
    input.disabled = question.grade !== null;
  }
  question.tools.before(sure);
}
