import { askSure } from "./ask-sure.js";
import { all, get } from "./dom.js";
import { draw } from "./draw.js";
import { fitAttempt } from "./fit-attempt.js";
import { isAnswer } from "./grading.js";
import { mergeAttempts } from "./merge.js";
import { hasParts, part, text } from "./parts.js";
import { askOnce } from "./persist.js";
import { QuizExam } from "./quiz-exam.js";
import { showResult } from "./quiz-result.js";
import { scoreOf } from "./scoring.js";
import { edit, keep, load, watch } from "./store.js";
import { withTry } from "./tries.js";

/**
 * @import { QuizQuestion } from "./quiz-question.js"
 * @import { Attempt, HistoryRecord } from "./records.js"
 */

/** A whole quiz: draws the questions of an attempt, shows how far it got, and scores it. An attempt looks the same after a reload. */
export class QuizRun extends HTMLElement {
  /** @type {Map<string, QuizQuestion>} */ #questions = new Map();
  /** @type {Attempt} */ #attempt = /** @type {any} */ (null);
  /** @type {QuizExam} */ #exam = /** @type {any} */ (null);
  /** Made here and not kept yet: then an attempt of another tab goes on. */ #isNew = false;

  connectedCallback() {
    if (this.#questions.size > 0 || !hasParts) return;
    for (const question of /** @type {QuizQuestion[]} */ (all(this, ".question"))) this.#questions.set(question.dataset.id ?? "", question);
    if (this.#questions.size === 0) return;
    // What is chosen before the attempt is there would be taken away again.
    this.inert = true;
    void this.#start();
  }

  async #start() {
    const types = new Set([...this.#questions.values()].map(({ localName }) => localName));
    await Promise.all([...types].map(type => customElements.whenDefined(type)));
    this.#exam = new QuizExam(this, { changed: () => this.#save(), submitted: () => this.#submit(), restarted: mode => this.#restart(mode) });

    const [kept] = await load("quiz", this.#name);
    const attempt = this.#fit(kept);
    this.#isNew = !attempt;
    this.#attempt = attempt ?? this.#newAttempt("practice", kept?.started);
    this.addEventListener("question-checked", event => this.#keep(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-changed", event => this.#keepDraft(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-next", () => this.#goOn());
    this.#on("retry", () => this.#ask(this.#drawn.filter(({ outcome, worth }) => worth > 0 && outcome.credit < 1)));
    this.#on("all", () => this.#ask(this.#drawn));
    this.#on("restart", () => this.#restart(this.#attempt.mode));
    this.#deal();
    this.#part("progress").hidden = false;
    this.inert = false;
    watch(ids => ids.includes(`quiz:${this.#name}`) && this.#takeOver());
    await this.#offerConfidence();
  }

  get #name() {
    return this.dataset.quiz ?? "";
  }

  /** @param {Attempt | null} attempt */
  #fit(attempt) {
    // Checked here and not where records are read: lessons load that, too, and know no modes.
    const isKnown = attempt && ["practice", "exam"].includes(attempt.mode) && Number.isFinite(attempt.minutes ?? 0);
    return isKnown ? fitAttempt(attempt, [...this.#questions.keys()], this.#draw(0).length) : null;
  }

  /** @param {number} seed */
  #draw(seed) {
    const pool = [...this.#questions.values()].map(question => ({ id: question.questionId, objective: question.dataset.objective, group: groupOf(question)?.dataset.group }));
    return draw(pool, Number(this.dataset.pick) || pool.length, seed, "shuffled" in this.dataset).map(({ id }) => id);
  }

  /** @param {Attempt["mode"]} mode @param {number} [before] start of the last one: of two attempts the later one goes on, whatever the clock says @returns {Attempt} */
  #newAttempt(mode, before = 0) {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    const started = Math.max(Date.now(), before + 1);
    return { at: started, seed, ids: this.#draw(seed), mode, answers: {}, flags: [], submitted: false, first: null, started };
  }

  #deal() {
    const { seed, ids } = this.#attempt;
    for (const question of this.#questions.values()) question.hidden = !ids.includes(question.questionId);
    for (const group of all(this, "quiz-group")) group.hidden = group.querySelector(".question:not([hidden])") === null;
    this.#drawn.forEach((question, index) => {
      (groupOf(question) ?? question).parentElement?.append(groupOf(question) ?? question);
      get(question, ".number").textContent = String(index + 1);
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
    this.#setAnswer(question, question.record);
    if (!this.#next && this.#attempt.mode === "practice") this.#attempt.first ??= scoreOf(this.#outcomes, this.#negative);
    void this.#save(this.#attempt.mode === "practice" ? [question] : []);
  }

  /** @param {QuizQuestion} question @param {Attempt["answers"][string]} answered */
  #setAnswer({ questionId }, answered) {
    const { answers } = this.#attempt;
    answers[questionId] = { ...answered, at: Math.max(Date.now(), (answers[questionId]?.at ?? 0) + 1) };
  }

  /** In an exam nothing is checked, so each change is kept. @param {QuizQuestion} question */
  #keepDraft(question) {
    if (this.#attempt.mode !== "exam" || this.#attempt.submitted) return;
    this.#setAnswer(question, { ...question.record, ...(isAnswer(question.graded) ? {} : { answer: null }) });
    void this.#save();
  }

  #goOn() {
    if (this.#next) this.#next.focusFirst();
    else this.#result.focus();
  }

  /** The others stay as they are. @param {QuizQuestion[]} questions */
  #ask(questions) {
    for (const question of questions) this.#setAnswer(question, { answer: null, at: 0 });
    // An exam is submitted once; what follows is practice.
    Object.assign(this.#attempt, { mode: "practice", submitted: false });
    void this.#save();
    this.#restore(this.#drawn);
    this.#next?.focusFirst();
  }

  /** @param {Attempt["mode"]} mode */
  #restart(mode) {
    this.#attempt = this.#newAttempt(mode, this.#attempt.started);
    this.#isNew = false;
    void this.#save();
    this.#deal();
    this.#drawn[0]?.focusFirst();
  }

  #submit() {
    this.#attempt.submitted = true;
    for (const question of this.#drawn) question.judge(true);
    this.#attempt.first ??= scoreOf(this.#outcomes, this.#negative);
    // Who rates himself does so afterwards.
    void this.#save(this.#drawn.filter(question => this.#isAnswered(question) && question.key.type !== "self"));
    this.#result.focus();
  }

  /** @param {QuizQuestion[]} [tried] answers that count as evidence */
  async #save(tried = []) {
    this.#attempt.at = Date.now();
    const mine = { ...this.#attempt, answers: { ...this.#attempt.answers } };
    let isTheirs = false;
    const edits = [edit("quiz", this.#name, (kept, at) => {
      const theirs = this.#fit(kept);
      isTheirs = this.#isNew && theirs !== null && theirs.seed !== mine.seed;
      if (isTheirs && theirs) return { ...theirs, answers: { ...theirs.answers, ...mine.answers } };
      return mergeAttempts({ ...mine, at }, theirs ?? { ...mine, at });
    })];
    for (const { questionId, worth, outcome, record } of tried) {
      const { answer, at, shown, ...about } = record;
      if (worth > 0) edits.push(edit("tries", questionId, (current, now) => withTry(current, { credit: outcome.credit, from: "quiz", ...about }, now)));
    }
    const hasResult = this.#isDone && Boolean(mine.first?.total);
    if (hasResult) edits.push(edit("history", this.#name, (current, now) => this.#historyAfter(current, mine, now)));
    this.#show();
    const failure = await keep(...edits);
    if (isTheirs) await this.#takeOver();
    this.#isNew = false;
    get(this, "[data-part=saved]").textContent = text(failure ? `not-kept-${failure}` : "saved");
    if (hasResult && !failure) await askOnce();
  }

  /** @param {HistoryRecord | null} history @param {Attempt} attempt @param {number} at */
  #historyAfter(history, { started, seed, mode, first }, at) {
    const { since = 0, runs = [] } = history ?? {};
    const last = scoreOf(this.#outcomes, this.#negative);
    const isSame = (/** @type {HistoryRecord["runs"][number]} */ run) => run.started === started && run.seed === seed;
    const before = runs.find(isSame);
    const run = { at, started, seed, mode: before?.mode ?? mode, first: before?.first ?? first ?? last, last };
    return { since, runs: [...runs.filter(run => !isSame(run)), run] };
  }

  /** Another tab went on with this quiz, or it was reset. */
  async #takeOver() {
    const [kept] = await load("quiz", this.#name);
    const theirs = this.#fit(kept);
    const { seed, answers, mode, submitted } = this.#attempt;
    if (theirs) this.#attempt = this.#isNew && theirs.seed !== seed ? theirs : mergeAttempts(this.#attempt, theirs);
    else if (kept && kept.started > this.#attempt.started) this.#attempt = this.#newAttempt("practice", kept.started);
    this.#isNew = false;
    if (seed !== this.#attempt.seed || mode !== this.#attempt.mode || submitted !== this.#attempt.submitted) this.#deal();
    else this.#restore(this.#drawn.filter(({ questionId }) => answers[questionId]?.at !== this.#attempt.answers[questionId]?.at));
  }

  #show() {
    const drawn = this.#drawn;
    const next = this.#next;
    const isDone = this.#isDone;
    const answered = drawn.filter(question => this.#isAnswered(question)).length;

    this.#part("where").textContent = isDone || !next ? text("done") : this.#attempt.mode === "exam" ? text("exam") : text("question", drawn.indexOf(next) + 1, drawn.length);
    get(this, "aside [role=status]").textContent = text("answered", answered, drawn.length);
    get(this, ".meter rect").setAttribute("width", `${(100 * answered) / drawn.length}%`);
    for (const strip of all(this, "ol.run")) strip.replaceChildren(...drawn.map((question, index) => this.#cell(question, index)));
    for (const question of drawn) question.button("next").textContent = text(next ? "next" : "result");
    this.#exam.show(this.#attempt, drawn, answered);
    this.#result.hidden = !isDone;
    if (isDone) showResult(this.#result, this.#drawn, { attempt: this.#attempt, negative: this.#negative, pass: Number(this.dataset.pass), isGraded: "graded" in this.dataset });
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

  async #offerConfidence() {
    const box = /** @type {HTMLInputElement} */ (get(this, "[data-do=sure]"));
    const show = () => this.#questions.forEach(question => askSure(question, box.checked));
    box.addEventListener("change", () => {
      void keep(edit("setting", "sure", () => ({ value: box.checked })));
      show();
    });
    const [setting] = await load("setting", "sure");
    box.checked = setting?.value === true;
    show();
  }

  get #isDone() {
    return this.#attempt.mode === "exam" ? this.#attempt.submitted : this.#next === undefined;
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
