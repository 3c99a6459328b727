import { all } from "./dom.js";
import { sayNotKept } from "./not-kept.js";
import { part, text } from "./parts.js";
import { edit, keep, load, watch } from "./store.js";
import { withTry } from "./tries.js";

/** @import { QuizQuestion } from "./quiz-question.js" */

/** Keeps the answers of quick checks; those of a quiz belong to its attempt, and a review keeps its own. */
export function rememberAnswers() {
  document.addEventListener("question-ready", event => {
    const question = checkOf(event);
    if (!question) return;
    void restore(question);
    watch(ids => ids.includes(`${kindOf(question)}:${question.questionId}`) && restore(question, true));
  });
  document.addEventListener("question-checked", event => {
    const question = checkOf(event);
    if (question) void keepAnswer(question);
  });
}

/** @param {QuizQuestion} question @param {boolean} [isElsewhere] another tab has changed the answer */
async function restore(question, isElsewhere) {
  const [record] = await load(kindOf(question), question.questionId);
  if (isElsewhere && !record) question.reset();
  // Who was quicker than the database has answered anew.
  if (record && (isElsewhere || !question.grade)) question.restore(record);
  await showGain(question);
}

/** @param {QuizQuestion} question */
async function keepAnswer(question) {
  const { questionId, record, isShown, hints } = question;
  const { credit } = question.outcome;
  const { answer, at, shown, ...about } = record;
  const edits = [edit(kindOf(question), questionId, () => ({ ...record, credit }))];
  // An answer that was revealed is no evidence, and an opinion has no credit.
  if (question.mode === "check" && !isShown && question.worth > 0) edits.push(edit("tries", questionId, (current, now) => withTry(current, { credit, from: "check", ...about }, now)));
  const failure = await keep(...edits);
  if (failure) sayNotKept(failure, question.tools);
  await showGain(question);
}

/** What a lesson changed: the guess before it beside the answer after it. @param {QuizQuestion} question */
async function showGain(question) {
  const [guess] = "pre" in question.dataset && question.grade ? await load("before", question.questionId) : [];
  for (const line of all(question.tools, ".gain")) line.remove();
  if (guess) question.tools.append(part("gain", wordFor(guess.credit), wordFor(question.outcome.credit)));
}

/** @param {number} credit */
function wordFor(credit) {
  return text(credit === 1 ? "was-right" : credit > 0 ? "was-partly" : "was-wrong");
}

/** @param {Event} event */
function checkOf(event) {
  const question = /** @type {QuizQuestion} */ (event.target);
  return question.closest("quiz-run, review-run") === null ? question : null;
}

/** @param {QuizQuestion} question */
function kindOf(question) {
  return question.mode === "guess" ? "before" : "question";
}
