import { all } from "./dom.js";
import { part, text } from "./parts.js";
import { readQuestion } from "./local-records.js";
import { load, save, watch } from "./storage.js";

/** @import { QuizQuestion } from "./quiz-question.js" */

/** Keeps the answers of quick checks; those of a quiz belong to its attempt. */
export function rememberAnswers() {
  document.addEventListener("question-ready", event => {
    const question = checkOf(event);
    if (!question) return;
    restore(question);
    watch(nameOf(question), () => restore(question));
  });
  document.addEventListener("question-checked", event => {
    const question = checkOf(event);
    if (question) keep(question);
  });
}

/** @param {QuizQuestion} question */
function restore(question) {
  const record = readQuestion(load(nameOf(question)));
  if (record) question.restore(record);
  showGain(question);
}

/** @param {QuizQuestion} question */
function keep(question) {
  const before = readQuestion(load(nameOf(question)));
  const { credit } = question.outcome;
  save(nameOf(question), { v: 1, ...before, ...question.record, credit, first: before?.first ?? credit });
  showGain(question);
}

/** What a lesson changed: the guess before it beside the answer after it. @param {QuizQuestion} question */
function showGain(question) {
  for (const line of all(question.tools, ".gain")) line.remove();
  const guess = "pre" in question.dataset && question.grade ? readQuestion(load(`before:${question.questionId}`)) : null;
  if (guess) question.tools.append(part("gain", wordFor(guess.credit), wordFor(question.outcome.credit)));
}

/** @param {number} credit */
function wordFor(credit) {
  return text(credit === 1 ? "was-right" : credit > 0 ? "was-partly" : "was-wrong");
}

/** @param {Event} event */
function checkOf(event) {
  const question = /** @type {QuizQuestion} */ (event.target);
  return question.closest("quiz-run") === null ? question : null;
}

/** @param {QuizQuestion} question */
function nameOf(question) {
  return `${question.mode === "guess" ? "before" : "question"}:${question.questionId}`;
}
