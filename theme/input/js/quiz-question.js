import { all, get } from "./dom.js";
import { clearFeedback } from "./feedback.js";
import { grade, isAnswer, isScored } from "./grading.js";
import { formatNumber, hasParts, part, text } from "./parts.js";
import { pointsOf } from "./points.js";

/**
 * @import { Answer, Grade, Grader, Key } from "./grading.js"
 * @import { Answered } from "./records.js"
 * @import { Confidence, Outcome } from "./points.js"
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 */

/**
 * One question. The server wrote a form and, in a `details`, the key with its reasons; this element takes that `details` out and
 * gives feedback instead. There is a subclass for each type, which knows its fields. `mode` is "check" in a lesson, where an answer
 * can be tried again, "guess" above a lesson, where it is only kept, "practice" in a quiz, where it is final until the retry, and
 * "exam", where all is judged at the end.
 */
export class QuizQuestion extends HTMLElement {
  /** @type {Key} */ key = /** @type {any} */ (null);
  /** @type {HTMLFormElement} */ form = /** @type {any} */ (null);
  /** What the server wrote for readers without scripts. @type {HTMLElement} */ details = /** @type {any} */ (null);
  /** @type {HTMLElement} */ tools = /** @type {any} */ (null);
  /** @type {"check" | "guess" | "practice" | "exam"} */ mode = "check";
  /** Of the last check, or null. @type {Grade | null} */ grade = null;
  isShown = false;
  /** Names of the text beside an open question and of the badge in its head. */
  open = { text: "free", badge: "none" };
  /** @type {HTMLElement} */ #badge = /** @type {any} */ (null);
  /** @type {HTMLElement} */ #explanation = /** @type {any} */ (null);
  #hints = new Set();

  connectedCallback() {
    if (this.form || !hasParts) return;
    this.key = JSON.parse(this.dataset.key ?? "");
    if (this.dataset.phase === "before") this.mode = "guess";
    this.form = /** @type {HTMLFormElement} */ (get(this, "form"));
    this.#badge = get(this, "[role=status]");
    this.details = get(this, "details.answer");
    this.#explanation = get(this.details, ".explain");
    this.#explanation.tabIndex = -1;
    this.tools = part("tools");
    // A guess shows a button that waits for this.
    this.details.nextElementSibling?.remove();
    this.details.replaceWith(this.tools);
    // Whoever hears the verdict and is led to the next question hears why, too; not what else stands below it.
    const why = this.#explanation.firstElementChild ?? this.#explanation;
    why.id = `${this.form.id}.why`;
    this.button("next").setAttribute("aria-describedby", why.id);
    if (this.mode === "guess") this.button("check").replaceChildren(...part("keep").childNodes);
    this.setUp();

    this.form.addEventListener("submit", event => event.preventDefault());
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("keydown", event => this.#pressed(event));
    for (const hint of all(this, "details.hint")) {
      get(hint, "summary").append(` (${text("hint-cost")})`);
      hint.addEventListener("toggle", () => this.#countHint(hint));
    }
    this.#on("check", () => this.check());
    this.#on("retry", () => this.retry());
    this.#on("show", () => this.showAnswer());
    this.#on("next", () => this.tell("question-next"));
    this.unmark();
    this.tell("question-ready");
  }

  // What a type adds -------------------------------------------------------------------------------------------------------

  /** @type {Grader} */ grader = /** @type {any} */ (null);

  /** Builds fields that make no sense without scripts. */
  setUp() {}

  /** @returns {Answer} */
  get answer() {
    return "";
  }

  /** @param {any} answer */
  set answer(answer) {}

  /** A stored answer may be older than the question. @param {unknown} answer @returns {boolean} */
  canTake(answer) {
    return typeof answer === "string";
  }

  /** @param {number} seed */
  arrange(seed) {}

  /** Writes the feedback. @param {Grade} grade @param {boolean} isFinal the learner may see the key */
  mark(grade, isFinal) {}

  // What a quiz asks of a question ---------------------------------------------------------------------------------------------

  get questionId() {
    return this.dataset.id ?? "";
  }

  /** @returns {Outcome} */
  get outcome() {
    const isAnswered = this.grade !== null && isAnswer(this.grade);
    return { id: this.questionId, credit: this.grade?.credit ?? 0, isAnswered, points: this.worth, hints: this.hints, objective: this.dataset.objective, sure: this.sure };
  }

  /** @returns {Answered} */
  get record() {
    const { version } = this.dataset;
    const { hints, isShown, sure } = this;
    return { answer: this.answer, at: Date.now(), ...(isShown && { shown: isShown }), ...(hints && { hints }), ...(sure && { sure }), ...(version && { version }) };
  }

  get worth() {
    return isScored(this.key) ? (this.key.points ?? 1) : 0;
  }

  get hints() {
    return this.#hints.size;
  }

  /** @returns {Confidence | undefined} */
  get sure() {
    return /** @type {any} */ (this.form.querySelector(".sure :checked"))?.value;
  }

  /** The key for the printed page. */
  get keyText() {
    return this.details.querySelector(".keytext")?.textContent ?? "";
  }

  /** Stands in the page only after an answer. */
  get explanation() {
    return this.#explanation;
  }

  focusFirst() {
    /** @type {HTMLElement | null} */ (this.form.querySelector("fieldset :is(input, select, textarea, button):enabled"))?.focus();
  }

  /** Shows an answer that was given before, without announcing it. @param {Answered} record */
  restore({ answer, shown, hints, sure, version = "" }) {
    if (answer === null) return;
    // Other words keep an answer; another meaning makes it an answer to something else.
    if (version !== (this.dataset.version ?? "") || !this.canTake(answer)) return this.say("changed");
    this.#badge.ariaLive = "off";
    this.answer = answer;
    for (const hint of all(this, "details.hint").slice(0, hints ?? 0)) this.#hints.add(hint);
    for (const field of all(this, ".sure input")) /** @type {HTMLInputElement} */ (field).checked = /** @type {HTMLInputElement} */ (field).value === sure;
    if (this.mode !== "exam") this.judge(shown);
    setTimeout(() => (this.#badge.ariaLive = null), 500);
  }

  /** Takes the answer away too. @param {boolean} [isFocused] */
  reset(isFocused) {
    this.form.reset();
    this.#hints.clear();
    for (const hint of all(this, "details.hint")) hint.removeAttribute("open");
    this.unmark();
    if (isFocused) this.focusFirst();
  }

  /** A try again keeps the hints that were opened: they cannot be forgotten. */
  retry() {
    const hints = new Set(this.#hints);
    this.reset(true);
    this.#hints = hints;
  }

  // Checking ---------------------------------------------------------------------------------------------------------------

  /** What is in the fields would earn this. @returns {Grade} */
  get graded() {
    return grade(this.grader, this.key, this.answer);
  }

  check() {
    const found = this.graded;
    if (!isAnswer(found)) return this.say(found.message);
    this.judge(false);
    this.tell("question-checked");
    this.#focusAfterCheck();
  }

  showAnswer() {
    this.judge(true);
    this.tell("question-checked");
    this.#focusAfterCheck();
  }

  /** Grades what is in the fields and shows it. @param {boolean} [isShown] the key is to be shown */
  judge(isShown = false) {
    this.grade = this.graded;
    this.isShown = isShown;
    const isRight = this.grade.credit === 1 || this.grade.message === "recorded";
    const isFinal = isRight || isShown || this.mode !== "check";

    clearFeedback(this.form);
    this.#explanation.remove();
    this.#setBadge(this.#verdict(this.grade));
    this.setFinal(isFinal);
    this.setButtons(this.#buttonsAfter(isRight));
    this.say(this.mode === "guess" ? "guessed" : this.mode !== "check" || isRight ? null : "first");
    if (this.mode === "guess") return;
    this.mark(this.grade, isFinal);
    if (isFinal && this.#explanation.textContent?.trim()) this.tools.before(this.#explanation);
  }

  /** Takes all feedback away and leaves the answer as it is. */
  unmark() {
    this.grade = null;
    this.isShown = false;
    clearFeedback(this.form);
    this.#explanation.remove();
    this.#setBadge(part(this.open.badge));
    this.setFinal(false);
    this.setButtons(this.mode === "exam" ? [] : ["check"]);
    this.say(this.mode === "exam" ? null : this.mode === "guess" ? "guess" : this.open.text);
  }

  changed() {
    if (this.grade !== null && this.mode === "check") this.unmark();
    this.tell("question-changed");
  }

  /** @param {boolean} isFinal */
  setFinal(isFinal) {
    for (const field of /** @type {Field[]} */ (all(this.form, ":is(fieldset, .sure) :is(input, select, textarea, button)"))) {
      if (field.type === "text" || field.type === "textarea") /** @type {HTMLInputElement} */ (field).readOnly = isFinal;
      else field.disabled = isFinal;
    }
  }

  /** @param {string[]} names */
  setButtons(names) {
    for (const button of all(this.tools, "button")) button.hidden = !names.includes(button.dataset.do ?? "");
  }

  /** @param {string} name @returns {HTMLElement} */
  button(name) {
    return get(this.tools, `[data-do="${name}"]`);
  }

  /** @param {string | null} name of a text */
  say(name) {
    get(this.tools, "[role=status]").textContent = name ? text(name) : "";
  }

  /** The reason that the author wrote for an option. @param {string} id @param {"why" | "unless"} kind */
  reason(id, kind) {
    return /** @type {Element | undefined} */ (this.details.querySelector(`[data-option="${CSS.escape(id)}"] [data-${kind}]`)?.cloneNode(true)) ?? null;
  }

  /** @param {boolean} isRight */
  #buttonsAfter(isRight) {
    if (this.mode === "practice") return ["next"];
    if (this.mode !== "check") return [];
    if (this.grade?.message === "recorded") return ["retry"];
    return isRight ? [] : this.isShown ? ["retry"] : ["retry", "show"];
  }

  /** @param {Grade} found */
  #verdict(found) {
    if (this.mode === "guess") return part("guessed");
    if (found.message === "recorded") return part("recorded");
    if (!isAnswer(found)) return part("unanswered");
    const points = formatNumber(pointsOf(this.outcome));
    const state = found.message === "self" ? "self" : found.credit === 1 ? "right" : found.credit > 0 ? "partly" : "wrong";
    return part(this.mode === "check" || state === "partly" || state === "self" ? state : `quiz-${state}`, points, this.worth);
  }

  /** @param {HTMLElement} badge */
  #setBadge(badge) {
    this.#badge.className = `${badge.className} end`;
    this.#badge.replaceChildren(...badge.childNodes);
  }

  /** @param {HTMLElement} hint */
  #countHint(hint) {
    if (!hint.hasAttribute("open") || this.grade !== null || this.#hints.has(hint)) return;
    this.#hints.add(hint);
    this.tell("question-changed");
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (event.key !== "Enter" || field.tagName !== "INPUT") return;
    // Else the same key press would also work the button that gets the focus.
    event.preventDefault();
    if (field.type === "text" && !field.readOnly && this.mode !== "exam") this.check();
  }

  /** The button that had the focus is gone: the focus goes to what comes next. */
  #focusAfterCheck() {
    const button = /** @type {HTMLElement | null} */ (this.tools.querySelector("button:not([hidden])"));
    if (button && (this.mode === "practice" || !this.#explanation.isConnected)) return button.focus();
    this.#badge.tabIndex = -1;
    (this.#explanation.isConnected ? this.#explanation : this.#badge).focus();
  }

  /** @param {string} name */
  tell(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }

  /** @param {string} name @param {() => void} action */
  #on(name, action) {
    this.button(name).addEventListener("click", action);
  }
}
