import { readNumbers } from "./grade-numeric.js";
import { grade } from "./grading.js";
import { formatNumber, hasParts, part, text } from "./parts.js";
import { seedFor, shuffle } from "./shuffle.js";
import { load, save } from "./storage.js";

/**
 * One question. The server wrote a form and, in a `details`, the key with its reasons; this element takes that `details` out and
 * gives feedback instead. In a `quiz-run` an answer is final; in a lesson it can be tried again.
 */
export class QuizQuestion extends HTMLElement {
  /** @type {import("./grading.js").Key} */ #key;
  /** @type {HTMLFormElement} */ #form;
  /** @type {HTMLElement} */ #badge;
  /** @type {HTMLElement} */ #tools;
  /** @type {HTMLElement} */ #explanation;
  /** @type {HTMLDetailsElement} */ #answer;
  #isInRun = false;

  /** Points of the last answer, or null. @type {number | null} */
  score = null;

  connectedCallback() {
    if (this.#form || !hasParts) return;
    this.#key = JSON.parse(this.dataset.key);
    this.#form = this.querySelector("form");
    this.#badge = this.querySelector("[role=status]");
    this.#isInRun = this.closest("quiz-run") !== null;

    this.#answer = this.querySelector("details.answer");
    this.#explanation = this.#answer.querySelector(".explain");
    this.#explanation.tabIndex = -1;
    this.#tools = part("tools");
    this.#answer.replaceWith(this.#tools);

    this.#form.addEventListener("submit", event => event.preventDefault());
    this.#form.addEventListener("input", () => this.score !== null && this.#unmark());
    this.#field?.addEventListener("keydown", event => {
      if (event.key !== "Enter" || this.#field.readOnly) return;
      // Else the same key press would also work the button that gets the focus.
      event.preventDefault();
      this.#check();
    });
    this.#on("check", () => this.#check());
    this.#on("retry", () => this.reset(true));
    this.#on("show", () => this.#showAnswer());
    this.#on("next", () => this.dispatchEvent(new CustomEvent("question-next", { bubbles: true })));

    this.#unmark();
    if (!this.#isInRun) this.#restoreRemembered();
  }

  get questionId() {
    return this.dataset.id;
  }

  /**
   * Sets the question up for an attempt of a quiz.
   * @param {number} number shown in the head
   * @param {number} seed of the attempt
   */
  deal(number, seed) {
    this.querySelector(".number").textContent = String(number);
    const options = this.#options;
    // The order of the file comes first, so that a second attempt does not shuffle the shuffle.
    options.sort((a, b) => this.#placeInFile(a) - this.#placeInFile(b));
    for (const option of shuffle(options, seedFor(seed, this.questionId), option => "fixed" in option.dataset)) {
      option.parentNode.append(option);
    }
  }

  /** @param {boolean} [isFocused] */
  reset(isFocused) {
    this.#form.reset();
    this.#unmark();
    if (isFocused) this.focusFirst();
  }

  focusFirst() {
    this.#form.querySelector("input").focus();
  }

  /**
   * Shows an answer that was given before, without announcing it.
   * @param {import("./grading.js").Answer} answer
   * @param {boolean} [isShown] the answer was revealed
   */
  restore(answer, isShown) {
    if (!this.#canTake(answer)) return;
    this.#badge.ariaLive = "off";
    if (this.#field) this.#field.value = answer;
    for (const { input } of this.#choices) input.checked = answer.includes(input.value);
    this.#mark(answer, isShown);
    setTimeout(() => (this.#badge.ariaLive = null), 500);
  }

  /** @param {string} label of the button that leads on */
  set nextLabel(label) {
    this.#button("next").textContent = label;
  }

  /** The key for the printed page: letters as they stand now, or the number. */
  get keyText() {
    if (this.#field) return this.#answer.querySelector(".keytext").textContent;
    const letters = this.#choices.flatMap(({ id }, index) => (this.#key.right.includes(id) ? String.fromCharCode(65 + index) : []));
    return letters.join(", ");
  }

  get explanation() {
    return this.#explanation.cloneNode(true);
  }

  #check() {
    const answer = this.#field ? this.#field.value : this.#choices.flatMap(({ id, input }) => (input.checked ? id : []));
    if (answer.length === 0) return this.#say("choose");
    if (this.#field && readNumbers(answer, this.#field.dataset.unit).length === 0) return this.#say("nan");

    this.#mark(answer, false);
    this.#remember(answer, false);
    this.dispatchEvent(new CustomEvent("question-checked", { bubbles: true, detail: { answer } }));
    this.#focusAfterCheck();
  }

  #showAnswer() {
    const answer = this.#field ? this.#field.value : this.#choices.flatMap(({ id, input }) => (input.checked ? id : []));
    this.#mark(answer, true);
    this.#remember(answer, true);
    this.#focusAfterCheck();
  }

  /** Takes all feedback away and leaves the choice as it is. */
  #unmark() {
    this.score = null;
    this.#clearFeedback();
    this.#setBadge(part("none"));
    this.#setFinal(false);
    this.#setButtons(["check"]);
    this.#say("free");
  }

  /**
   * @param {import("./grading.js").Answer} answer
   * @param {boolean} [isShown]
   */
  #mark(answer, isShown = false) {
    this.score = grade(this.#key, answer).credit;
    const isRight = this.score === 1;
    const isFinal = isRight || isShown || this.#isInRun;

    this.#clearFeedback();
    this.#setBadge(this.#verdict());
    if (this.#field) this.#markNumber(isRight, isFinal);
    else for (const choice of this.#choices) this.#markChoice(choice, answer.includes(choice.id), isFinal);
    if (isFinal && this.#explanation.textContent.trim()) this.#tools.before(this.#explanation);

    this.#setFinal(isFinal);
    this.#setButtons(this.#isInRun ? ["next"] : isRight ? [] : isShown ? ["retry"] : ["retry", "show"]);
    this.#say(this.#isInRun || isRight ? null : "first");
  }

  #verdict() {
    const points = formatNumber(this.score);
    if (this.score === 1) return part(this.#isInRun ? "quiz-right" : "right", points);
    if (this.score > 0) return part("partly", points);
    return part(this.#isInRun ? "quiz-wrong" : "wrong", points);
  }

  #markChoice({ id, option, input }, isChosen, isFinal) {
    const isRight = this.#key.right.includes(id);
    const isMulti = this.#key.type === "multi";
    const isMissed = isRight && !isChosen && (isMulti || isFinal);
    const reasons = this.#answer.querySelector(`[data-option="${CSS.escape(id)}"]`);
    const why = reasons?.querySelector("[data-why]");
    const unless = reasons?.querySelector("[data-unless]");

    if (isChosen) this.#feed(option, input, part(isRight ? "chosen-right" : "chosen-wrong"), why, isRight ? "right" : "wrong");
    else if (isMissed) this.#feed(option, input, part(isMulti ? "missed" : "key"), why, isMulti ? "missed" : "right");
    else if (!isRight && (isMulti || isFinal) && (unless || isFinal)) this.#feed(option, input, null, unless ?? why, null);
  }

  #markNumber(isRight, isFinal) {
    const option = this.#field.closest(".opt");
    const key = isFinal ? this.#answer.querySelector(".keytext") : null;
    this.#feed(option, this.#field, part(isRight ? "chosen-right" : "chosen-wrong"), key, isRight ? "right" : "wrong");
  }

  /** Writes a line of feedback under an answer and ties it to its field. */
  #feed(option, input, badge, reason, state) {
    if (state) option.classList.add(`is-${state}`);
    if (!badge && !reason) return;
    const line = document.createElement("div");
    line.className = "why";
    line.id = `${input.id}-why`;
    if (badge) line.append(badge, " ");
    if (reason) line.append(reason.cloneNode(true));
    option.append(line);
    input.setAttribute("aria-describedby", line.id);
  }

  #clearFeedback() {
    this.#explanation.remove();
    for (const option of this.#options) {
      option.classList.remove("is-right", "is-wrong", "is-missed");
      option.querySelector(".why")?.remove();
      option.querySelector("input").removeAttribute("aria-describedby");
    }
  }

  /** @param {HTMLElement} badge */
  #setBadge(badge) {
    this.#badge.className = `${badge.className} end`;
    this.#badge.replaceChildren(...badge.childNodes);
  }

  #setFinal(isFinal) {
    if (this.#field) this.#field.readOnly = isFinal;
    for (const { input } of this.#choices) input.disabled = isFinal;
  }

  /** @param {string[]} names */
  #setButtons(names) {
    for (const button of this.#tools.querySelectorAll("button")) button.hidden = !names.includes(button.dataset.do);
  }

  /** @param {string | null} name of a text */
  #say(name) {
    this.#tools.querySelector("[role=status]").textContent = name ? text(name) : "";
  }

  /** The button that had the focus is gone: the focus goes to what comes next. */
  #focusAfterCheck() {
    const button = this.#tools.querySelector("button:not([hidden])");
    if (button && !this.#explanation.isConnected) return button.focus();
    if (button && this.#isInRun) return button.focus();
    this.#badge.tabIndex = -1;
    (this.#explanation.isConnected ? this.#explanation : this.#badge).focus();
  }

  #remember(answer, isShown) {
    const first = load(`question:${this.questionId}`)?.first ?? this.score;
    save(`question:${this.questionId}`, { first, last: this.score, answer, isShown });
  }

  #restoreRemembered() {
    const record = load(`question:${this.questionId}`);
    if (record) this.restore(record.answer, record.isShown);
  }

  /** A stored answer may be older than the question. */
  #canTake(answer) {
    if (this.#field) return typeof answer === "string" && readNumbers(answer, this.#field.dataset.unit).length > 0;
    const ids = this.#choices.map(({ id }) => id);
    return Array.isArray(answer) && answer.length > 0 && answer.every(id => ids.includes(id));
  }

  #placeInFile(option) {
    return [...this.#answer.querySelectorAll("[data-option]")].findIndex(reason => reason.dataset.option === option.dataset.option);
  }

  get #field() {
    return /** @type {HTMLInputElement | null} */ (this.#form.querySelector("input[type=text]"));
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.#form.querySelectorAll(".opt")]);
  }

  get #choices() {
    if (this.#field) return [];
    return this.#options.map(option => ({ id: option.dataset.option, option, input: option.querySelector("input") }));
  }

  #button(name) {
    return this.#tools.querySelector(`[data-do="${name}"]`);
  }

  #on(name, action) {
    this.#button(name).addEventListener("click", action);
  }
}
