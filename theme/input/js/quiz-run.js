import { formatNumber, hasParts, part, text } from "./parts.js";
import { draw } from "./draw.js";
import { load, save } from "./storage.js";

/**
 * A whole quiz: draws the questions of an attempt, shows how far it got, and scores it. An attempt is kept as
 * `{ seed, ids, answers: { id: answer }, first }` and looks the same after a reload.
 */
export class QuizRun extends HTMLElement {
  /** @type {Map<string, import("./quiz-question.js").QuizQuestion>} */ #questions = new Map();
  #attempt;

  connectedCallback() {
    if (this.#attempt || !hasParts) return;
    for (const question of this.querySelectorAll("quiz-question")) this.#questions.set(question.questionId, question);
    if (this.#questions.size === 0) return;

    this.addEventListener("question-checked", event => this.#keep(event.target, event.detail.answer));
    this.addEventListener("question-next", () => this.#goOn());
    this.#result.querySelector("[data-do=retry]").addEventListener("click", () => this.#retry());
    this.#result.querySelector("[data-do=restart]").addEventListener("click", () => this.#restart());

    this.#attempt = this.#loadAttempt() ?? this.#newAttempt();
    this.#deal();
    this.#part("progress").hidden = false;
  }

  #loadAttempt() {
    const attempt = load(`quiz:${this.dataset.quiz}`);
    const isCurrent = attempt?.ids?.length === this.#count && attempt.ids.every(id => this.#questions.has(id));
    return isCurrent ? attempt : null;
  }

  #newAttempt() {
    const [seed] = crypto.getRandomValues(new Uint32Array(1));
    const pool = [...this.#questions.keys()].map(id => ({ id }));
    const ids = draw(pool, this.#count, seed, "shuffled" in this.dataset).map(({ id }) => id);
    return { seed, ids, answers: {}, first: null };
  }

  #deal() {
    const { seed, ids, answers } = this.#attempt;
    for (const question of this.#questions.values()) question.hidden = !ids.includes(question.questionId);
    this.#drawn.forEach((question, index) => {
      question.parentNode.append(question);
      question.deal(index + 1, seed);
      question.reset();
      if (answers[question.questionId]) question.restore(answers[question.questionId]);
    });
    this.#show();
  }

  #keep(question, answer) {
    this.#attempt.answers[question.questionId] = answer;
    if (!this.#next) this.#attempt.first ??= this.#points;
    this.#save();
    this.#show();
  }

  #goOn() {
    if (this.#next) this.#next.focusFirst();
    else this.#result.focus();
  }

  /** The right ones stay as they are; the others are asked again. */
  #retry() {
    for (const question of this.#drawn.filter(question => question.score < 1)) {
      delete this.#attempt.answers[question.questionId];
      question.reset();
    }
    this.#save();
    this.#show();
    this.#next.focusFirst();
  }

  #restart() {
    this.#attempt = this.#newAttempt();
    this.#save();
    this.#deal();
    this.#next.focusFirst();
  }

  #save() {
    save(`quiz:${this.dataset.quiz}`, this.#attempt);
  }

  #show() {
    const drawn = this.#drawn;
    const next = this.#next;
    const answered = drawn.filter(question => question.score !== null).length;

    this.#part("where").textContent = next ? text("question", drawn.indexOf(next) + 1, drawn.length) : text("done");
    this.querySelector("aside [role=status]").textContent = text("answered", answered, drawn.length);
    this.querySelector(".meter rect").setAttribute("width", `${(100 * answered) / drawn.length}%`);
    for (const strip of this.querySelectorAll("ol.run")) strip.replaceChildren(...drawn.map((question, index) => this.#cell(question, index)));
    for (const question of drawn) question.nextLabel = text(next ? "next" : "result");
    this.#result.hidden = next !== undefined;
    if (!next) this.#showResult(drawn);
  }

  #showResult(drawn) {
    const percent = (100 * this.#points) / drawn.length;
    const isPassed = percent >= Number(this.dataset.pass);
    const wrong = drawn.filter(question => question.score < 1).length;
    const isGraded = "graded" in this.dataset;
    const first = Math.floor((100 * (this.#attempt.first ?? this.#points)) / drawn.length);

    this.#part("score").textContent = text("percent", Math.floor(percent));
    this.#part("points").textContent = text("points", formatNumber(this.#points), drawn.length);
    this.#part("passed").hidden = !isGraded || !isPassed;
    this.#part("failed").hidden = !isGraded || isPassed;
    this.#part("first").textContent = text("firstRound", first);
    const retry = this.#result.querySelector("[data-do=retry]");
    retry.hidden = wrong === 0;
    retry.querySelector("span").textContent = text("retry", wrong);
  }

  #cell(question, index) {
    const { score } = question;
    const state = score === null ? (question === this.#next ? "now" : "none") : score === 1 ? "right" : score > 0 ? "partly" : "wrong";
    const cell = part(`cell-${state}`, index + 1);
    cell.querySelector("a").href = `#q-${question.questionId}`;
    return cell;
  }

  get #count() {
    return Math.min(Number(this.dataset.pick) || Infinity, this.#questions.size);
  }

  get #drawn() {
    return this.#attempt.ids.map(id => this.#questions.get(id));
  }

  /** The first question without an answer. */
  get #next() {
    return this.#drawn.find(question => question.score === null);
  }

  get #points() {
    return this.#drawn.reduce((sum, question) => sum + question.score, 0);
  }

  get #result() {
    return this.querySelector(".result");
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }
}
