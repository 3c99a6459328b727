import { all, get } from "./dom.js";
import { draw } from "./draw.js";
import { grade, isAnswer } from "./grading.js";
import { hasParts, part, text } from "./parts.js";
import { QuizExam } from "./quiz-exam.js";
import { showResult } from "./quiz-result.js";
import { mergeAttempts, readAttempt } from "./local-records.js";
import { scoreOf } from "./scoring.js";
import { newSeed } from "./shuffle.js";
import { load, save, watch } from "./storage.js";

/**
 * @import { QuizQuestion } from "./quiz-question.js"
 * @import { Attempt } from "./local-records.js"
 */

/** A whole quiz: draws the questions of an attempt, shows how far it got, and scores it. An attempt looks the same after a reload. */
export class QuizRun extends HTMLElement {
  /** @type {Map<string, QuizQuestion>} */ #questions = new Map();
  /** @type {Attempt} */ #attempt = /** @type {any} */ (null);
  /** @type {QuizExam} */ #exam = /** @type {any} */ (null);

  connectedCallback() {
    if (this.#attempt || !hasParts) return;
    for (const question of /** @type {QuizQuestion[]} */ (all(this, ".question"))) this.#questions.set(question.questionId, question);
    if (this.#questions.size === 0) return;
    this.#exam = new QuizExam(this, { changed: () => this.#save(), submitted: () => this.#submit(), restarted: mode => this.#restart(mode) });

    this.addEventListener("question-checked", event => this.#keep(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-changed", event => this.#keepDraft(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-next", () => this.#goOn());
    this.#on("retry", () => this.#ask(this.#drawn.filter(({ outcome, worth }) => worth > 0 && outcome.credit < 1)));
    this.#on("all", () => this.#ask(this.#drawn));
    this.#on("restart", () => this.#restart(this.#attempt.mode));
    this.#offerConfidence();

    this.#attempt = this.#stored ?? this.#newAttempt("practice");
    this.#deal();
    this.#part("progress").hidden = false;
    watch(this.#name, () => this.#takeOver());
  }

  get #name() {
    return `quiz:${this.dataset.quiz}`;
  }

  /** The attempt that storage holds, when it fits the quiz as it is today. */
  get #stored() {
    return readAttempt(load(this.#name), [...this.#questions.keys()], this.#draw(0).length);
  }

  /** @param {number} seed */
  #draw(seed) {
    const pool = [...this.#questions.values()].map(question => ({ id: question.questionId, objective: question.dataset.objective, group: groupOf(question)?.dataset.group }));
    return draw(pool, Number(this.dataset.pick) || pool.length, seed, "shuffled" in this.dataset).map(({ id }) => id);
  }

  /** @param {Attempt["mode"]} mode @returns {Attempt} */
  #newAttempt(mode) {
    const seed = newSeed();
    return { v: 1, at: Date.now(), seed, ids: this.#draw(seed), mode, answers: {}, flags: [], submitted: false, first: null, started: Date.now() };
  }

  #deal() {
    const { seed, ids } = this.#attempt;
    for (const question of this.#questions.values()) question.hidden = !ids.includes(question.questionId);
    for (const group of all(this, "quiz-group")) group.hidden = group.querySelector(".question:not([hidden])") === null;
    this.#drawn.forEach((question, index) => {
      (groupOf(question) ?? question).parentElement?.append(groupOf(question) ?? question);
      question.number = index + 1;
      if ("shuffled" in this.dataset || "variants" in question.key) question.arrange(seed);
    });
    this.#restore(this.#drawn);
  }

  /** @param {QuizQuestion[]} questions */
  #restore(questions) {
    const { mode, answers, submitted } = this.#attempt;
    for (const question of questions) {
      const kept = answers[question.questionId];
      question.mode = mode;
      question.reset();
      if (kept) question.restore(kept);
      if (submitted) question.judge(true);
    }
    this.#show();
  }

  /** @param {QuizQuestion} question */
  #keep(question) {
    this.#attempt.answers[question.questionId] = question.record;
    if (!this.#next && this.#attempt.mode === "practice") this.#attempt.first ??= scoreOf(this.#outcomes, this.#negative);
    this.#save();
  }

  /** In an exam nothing is checked, so each change is kept. @param {QuizQuestion} question */
  #keepDraft(question) {
    if (this.#attempt.mode !== "exam" || this.#attempt.submitted) return;
    this.#attempt.answers[question.questionId] = { ...question.record, ...(isAnswer(grade(question.key, question.answer)) ? {} : { answer: null }) };
    this.#save();
  }

  #goOn() {
    if (this.#next) this.#next.focusFirst();
    else this.#result.focus();
  }

  /** The others stay as they are. @param {QuizQuestion[]} questions */
  #ask(questions) {
    for (const { questionId } of questions) this.#attempt.answers[questionId] = { answer: null, at: Date.now() };
    // An exam is submitted once; what follows is practice.
    Object.assign(this.#attempt, { mode: "practice", submitted: false });
    this.#save();
    this.#restore(this.#drawn);
    this.#next?.focusFirst();
  }

  /** @param {Attempt["mode"]} mode */
  #restart(mode) {
    this.#attempt = this.#newAttempt(mode);
    this.#save();
    this.#deal();
    this.#drawn[0]?.focusFirst();
  }

  #submit() {
    this.#attempt.submitted = true;
    for (const question of this.#drawn) question.judge(true);
    this.#attempt.first ??= scoreOf(this.#outcomes, this.#negative);
    this.#save();
    this.#result.focus();
  }

  #save() {
    const theirs = this.#stored;
    this.#attempt.at = Date.now();
    if (theirs?.seed === this.#attempt.seed) this.#attempt = mergeAttempts(theirs, this.#attempt);
    get(this, "[data-part=saved]").textContent = text(save(this.#name, this.#attempt) ? "saved" : "notsaved");
    this.#show();
  }

  /** Another tab went on with this quiz. */
  #takeOver() {
    const theirs = this.#stored;
    if (!theirs) return;
    const { seed, answers, mode, submitted } = this.#attempt;
    this.#attempt = mergeAttempts(this.#attempt, theirs);
    if (seed !== this.#attempt.seed || mode !== this.#attempt.mode || submitted !== this.#attempt.submitted) this.#deal();
    else this.#restore(this.#drawn.filter(({ questionId }) => answers[questionId]?.at !== this.#attempt.answers[questionId]?.at));
  }

  #show() {
    const drawn = this.#drawn;
    const next = this.#next;
    const isDone = this.#attempt.mode === "exam" ? this.#attempt.submitted : next === undefined;
    const answered = drawn.filter(question => this.#isAnswered(question)).length;

    this.#part("where").textContent = isDone || !next ? text("done") : this.#attempt.mode === "exam" ? text("exam") : text("question", drawn.indexOf(next) + 1, drawn.length);
    get(this, "aside [role=status]").textContent = text("answered", answered, drawn.length);
    get(this, ".meter rect").setAttribute("width", `${(100 * answered) / drawn.length}%`);
    for (const strip of all(this, "ol.run")) strip.replaceChildren(...drawn.map((question, index) => this.#cell(question, index)));
    for (const question of drawn) question.nextLabel = text(next ? "next" : "result");
    this.#exam.show(this.#attempt, drawn, answered);
    this.#result.hidden = !isDone;
    if (isDone) showResult(this.#result, drawn, { attempt: this.#attempt, negative: this.#negative, pass: Number(this.dataset.pass), isGraded: "graded" in this.dataset });
  }

  /** @param {QuizQuestion} question @param {number} index */
  #cell(question, index) {
    const { grade, questionId, worth } = question;
    const isFlagged = this.#attempt.flags.includes(questionId) && !this.#attempt.submitted;
    const judged = grade === null ? null : worth === 0 ? "done" : grade.credit === 1 ? "right" : grade.credit > 0 ? "partly" : "wrong";
    const state = judged ?? (isFlagged ? "flag" : this.#isAnswered(question) ? "done" : question === this.#next && this.#attempt.mode === "practice" ? "now" : "none");
    const cell = part(`cell-${state}`, index + 1);
    get(cell, "a").setAttribute("href", `#q-${questionId}`);
    return cell;
  }

  #offerConfidence() {
    const box = /** @type {HTMLInputElement} */ (get(this, "[data-do=sure]"));
    box.checked = load("setting:sure") === true;
    const show = () => this.#questions.forEach(question => question.askSure(box.checked));
    box.addEventListener("change", () => {
      save("setting:sure", box.checked);
      show();
    });
    show();
  }

  /** @param {QuizQuestion} question */
  #isAnswered(question) {
    return this.#attempt.mode === "exam" && !this.#attempt.submitted ? (this.#attempt.answers[question.questionId]?.answer ?? null) !== null : question.grade !== null && isAnswer(question.grade);
  }

  get #drawn() {
    return this.#attempt.ids.flatMap(id => this.#questions.get(id) ?? []);
  }

  get #outcomes() {
    return this.#drawn.map(({ outcome }) => outcome);
  }

  /** The first question without an answer. */
  get #next() {
    return this.#drawn.find(question => !this.#isAnswered(question));
  }

  get #negative() {
    return Number(this.dataset.negative) || 0;
  }

  get #result() {
    return get(this, ".result");
  }

  /** @param {string} name */
  #part(name) {
    return get(this, `[data-part="${name}"]`);
  }

  /** @param {string} name @param {() => void} action */
  #on(name, action) {
    get(this.#result, `[data-do="${name}"]`).addEventListener("click", action);
  }
}

/** @param {HTMLElement} question @returns {HTMLElement | null} */
function groupOf(question) {
  return question.closest("quiz-group");
}
