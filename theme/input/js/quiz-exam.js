import { get } from "./dom.js";
import { text } from "./parts.js";
import { QuizTimer } from "./quiz-timer.js";

/**
 * @import { QuizQuestion } from "./quiz-question.js"
 * @import { Attempt } from "./records.js"
 * @typedef {{ changed(): void, submitted(): void, restarted(mode: Attempt["mode"]): void }} Callbacks
 */

/** What an exam adds to a quiz: questions can be flagged, all is submitted once, and a timer may run. */
export class QuizExam {
  #panel;
  #callbacks;
  /** @type {QuizTimer} */ #timer;
  /** @type {Attempt | null} */ #attempt = null;
  /** @type {WeakSet<QuizQuestion>} */ #flaggable = new WeakSet();

  /** @param {HTMLElement} run @param {Callbacks} callbacks */
  constructor(run, callbacks) {
    this.#panel = get(run, "[data-part=modes]");
    this.#callbacks = callbacks;
    this.#timer = new QuizTimer(get(this.#panel, "[data-part=timer]"), minutes => this.#setMinutes(minutes));
    this.#on("exam", () => callbacks.restarted("exam"));
    this.#on("practice", () => callbacks.restarted("practice"));
    this.#on("submit", () => this.#ask());
    this.#on("submit-anyway", () => callbacks.submitted());
    this.#on("go-on", () => {
      this.#setAsking(false);
      this.#button("submit").focus();
    });
    // Without a score there is nothing to examine, and nothing to be sure of.
    this.#panel.hidden = !("scored" in run.dataset);
  }

  /** @param {Attempt} attempt @param {QuizQuestion[]} questions @param {number} answered */
  show(attempt, questions, answered) {
    const isRunning = attempt.mode === "exam" && !attempt.submitted;
    this.#attempt = attempt;
    this.#button("exam").hidden = isRunning;
    this.#button("practice").hidden = !isRunning;
    this.#button("submit").hidden = !isRunning;
    get(this.#panel, "[data-part=about]").hidden = isRunning;
    get(this.#panel, "[data-part=open]").textContent = text("open", questions.length - answered, attempt.flags.length);
    this.#setAsking(false);
    this.#timer.show(isRunning ? attempt : null, questions.length);
    for (const question of questions) this.#offerFlag(question, isRunning);
  }

  /** Asks only when something is open: nothing can be changed afterwards. */
  #ask() {
    const { ids, answers } = /** @type {Attempt} */ (this.#attempt);
    if (ids.every(id => (answers[id]?.answer ?? null) !== null)) return this.#callbacks.submitted();
    this.#setAsking(true);
    this.#button("go-on").focus();
  }

  /** @param {boolean} isAsking */
  #setAsking(isAsking) {
    get(this.#panel, "[data-part=confirm]").hidden = !isAsking;
    if (this.#attempt) this.#button("submit").hidden = isAsking || this.#attempt.mode !== "exam" || this.#attempt.submitted;
  }

  /** @param {QuizQuestion} question @param {boolean} isRunning */
  #offerFlag(question, isRunning) {
    const button = question.button("flag");
    button.hidden = !isRunning;
    button.ariaPressed = String(this.#attempt?.flags.includes(question.questionId) === true);
    if (this.#flaggable.has(question)) return;
    this.#flaggable.add(question);
    button.addEventListener("click", () => this.#toggleFlag(question.questionId));
  }

  /** @param {string} id */
  #toggleFlag(id) {
    const attempt = /** @type {Attempt} */ (this.#attempt);
    attempt.flags = attempt.flags.includes(id) ? attempt.flags.filter(other => other !== id) : [...attempt.flags, id];
    this.#callbacks.changed();
  }

  /** @param {number | undefined} minutes since the start of the attempt */
  #setMinutes(minutes) {
    /** @type {Attempt} */ (this.#attempt).minutes = minutes;
    this.#callbacks.changed();
  }

  /** @param {string} name */
  #button(name) {
    return get(this.#panel, `[data-do="${name}"]`);
  }

  /** @param {string} name @param {() => void} action */
  #on(name, action) {
    this.#button(name).addEventListener("click", action);
  }
}
