import { askSure } from "./ask-sure.js";
import { all, get } from "./dom.js";
import { fetchQuestion } from "./fetch-question.js";
import { toCalendar } from "./ics.js";
import { evidenceOf } from "./mastery.js";
import { sayNotKept } from "./not-kept.js";
import { offer } from "./offer.js";
import { part, text } from "./parts.js";
import { afterAnswer, forecast, isConfidentError, queueOf } from "./review-queue.js";
import { dayOf, itemsOf, review } from "./schedule.js";
import { edit, keep, load, loadAll, watch } from "./store.js";
import { withTry } from "./tries.js";

/**
 * @import { Content } from "./mastery.js"
 * @import { QuizQuestion } from "./quiz-question.js"
 * @import { Item } from "./schedule.js"
 */

/** The questions that are due today, one at a time: each comes again until it was right once, or the time is up. */
export class ReviewRun extends HTMLElement {
  /** @type {Content | null} */ #content = null;
  /** All that were answered ever, by id. @type {Map<string, Item>} */ #items = new Map();
  /** Of this session. @type {Item[]} */ #waiting = [];
  #isAsking = false;
  #asked = 0;
  #right = 0;
  /** Their pages could not be had. @type {Item[]} */ #missing = [];
  /** Milliseconds. */ #end = Infinity;

  connectedCallback() {
    this.#on("start", () => this.#start());
    this.#on("go-on", () => this.#start());
    this.#on("stop", () => this.#finish("stopped"));
    this.#on("remind", async () => this.#remind());
    this.addEventListener("question-ready", event => this.#deal(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-checked", event => void this.#keep(/** @type {QuizQuestion} */ (event.target)));
    this.addEventListener("question-next", () => void this.#goOn());
    this.#minutes.addEventListener("change", () => void keep(edit("setting", "review-minutes", () => ({ value: Number(this.#minutes.value) }))));
    this.#sure.addEventListener("change", () => {
      void keep(edit("setting", "sure", () => ({ value: this.#sure.checked })));
      for (const question of /** @type {QuizQuestion[]} */ (all(this, ".question"))) askSure(question, this.#sure.checked);
    });
    watch(ids => this.#takeOver(ids));
    void this.#open();
  }

  async #open() {
    const [minutes, sure] = await load("setting", "review-minutes", "sure");
    this.#minutes.value = String(minutes?.value ?? this.#minutes.value);
    this.#sure.checked = sure?.value === true;
    await this.#read();
    this.#show();
    for (const name of ["today", "week", "reminder"]) this.#part(name).hidden = false;
    get(this, "dl").hidden = false;
    this.dataset.ready = "";
    await this.#keepPages();
  }

  /** What the service worker fetches it keeps: so the pages of this week can be had without a network, wherever their questions were answered. */
  async #keepPages() {
    if (!navigator.serviceWorker?.controller) return;
    const nextWeek = Date.now() + 7 * 86_400_000;
    const pages = new Set([...this.#items.values()].filter(({ card }) => card.due.getTime() < nextWeek).map(item => this.#placeOf(item).href));
    // What cannot be had now is tried the next time.
    await Promise.allSettled([...pages].map(async href => (await caches.match(href)) ?? fetch(href)));
  }

  // What is due ------------------------------------------------------------------------------------------------------------

  async #read() {
    this.#content ??= /** @type {Content} */ (await (await fetch(this.dataset.content ?? "")).json());
    const [tries, cards] = await Promise.all([loadAll("tries"), loadAll("review")]);
    performance.mark("review-read");
    this.#items = new Map(itemsOf(this.#content, evidenceOf(this.#content, tries), cards).map(item => [item.id, item]));
    this.#waiting = this.#due;
    performance.measure("review-queue", "review-read");
  }

  get #due() {
    const lessons = Object.entries(this.#content?.lessons ?? {});
    return queueOf([...this.#items.values()], Date.now(), Object.fromEntries(lessons.map(([slug, { confusable = [] }]) => [slug, confusable])));
  }

  #show() {
    const due = this.#due;
    const week = forecast([...this.#items.values()], Date.now(), 7);
    this.#part("due").textContent = String(due.length);
    this.#part("sure").textContent = String(due.filter(isConfidentError).length);
    this.#part("known").textContent = String(this.#items.size);
    this.#part("count").textContent = text("review-count", due.length);
    const next = this.#nextDay();
    this.#part("next").textContent = next ? text("review-next", dayName(next.day), next.count) : "";
    const most = Math.max(1, ...week.map(({ count }) => count));
    get(this.#part("week"), "tbody").replaceChildren(...week.map(({ day, count }) => {
      const row = part("day-row", dayName(day), count);
      get(row, "rect").setAttribute("width", `${(100 * count) / most}%`);
      return row;
    }));
    if (!this.#isAsking) this.#turnTo(this.#items.size === 0 ? "empty" : due.length === 0 ? "clear" : "due");
  }

  /** The first day on which something is due, however far away. */
  #nextDay() {
    const days = [...this.#items.values()].map(({ card }) => dayOf(card.due));
    const day = Math.min(...days);
    return days.length === 0 ? null : { day, count: days.filter(other => other === day).length };
  }

  /** @param {"empty" | "clear" | "due" | "asking" | "over"} name */
  #turnTo(name) {
    for (const block of all(this, "[data-when]")) block.hidden = block.dataset.when !== name;
  }

  // A session --------------------------------------------------------------------------------------------------------------

  async #start() {
    if (this.#waiting.length === 0) this.#waiting = this.#due;
    this.#isAsking = true;
    [this.#asked, this.#right, this.#missing] = [0, 0, []];
    this.#end = Number(this.#minutes.value) ? Date.now() + Number(this.#minutes.value) * 60_000 : Infinity;
    this.#say("");
    await this.#ask();
  }

  /** Shows the first one that waits. @returns {Promise<void>} */
  async #ask() {
    const [item] = this.#waiting;
    if (!item) return this.#finish("done");
    const { title, href } = this.#placeOf(item);
    const nodes = await fetchQuestion(href, item.id, title);
    if (!this.#isAsking || this.#waiting[0] !== item) return;
    if (!nodes) {
      this.#missing.push(item);
      this.#waiting.shift();
      return this.#ask();
    }
    const left = this.#waiting.length - 1;
    this.#part("where").textContent = left ? text("review-where", this.#asked + 1, left) : text("review-where-last", this.#asked + 1);
    this.#turnTo("asking");
    this.#part("question").replaceChildren(...nodes);
    /** @type {QuizQuestion} */ (get(this.#part("question"), ".question")).focusFirst();
  }

  /** @param {Item} item */
  #placeOf({ place }) {
    const [kind, name] = place.split(":");
    return (kind === "lesson" ? this.#content?.lessons[name] : this.#content?.quizzes[name]) ?? { title: "", href: "" };
  }

  /** Other numbers and another order each time: what is recalled is the idea and not the place of an option. @param {QuizQuestion} question */
  #deal(question) {
    question.mode = "practice";
    question.unmark();
    question.arrange(Math.floor(Date.now() / 1000));
    askSure(question, this.#sure.checked);
  }

  /** @param {QuizQuestion} question */
  async #keep(question) {
    const { questionId, outcome, record } = question;
    const { answer, at, shown, ...about } = record;
    const isRecalled = outcome.credit === 1 || question.key.type === "self";
    this.#asked++;
    this.#right += isRecalled ? 1 : 0;
    this.#waiting = afterAnswer(this.#waiting, isRecalled);
    const one = { at: Date.now(), credit: outcome.credit, from: /** @type {const} */ ("review"), ...about };
    const item = this.#items.get(questionId);
    const card = review(item, one);
    const failure = await keep(edit("review", questionId, () => ({ card })), edit("tries", questionId, (current, now) => withTry(current, one, now)));
    if (failure) sayNotKept(failure, question.tools);
  }

  async #goOn() {
    if (Date.now() >= this.#end) return this.#finish("timeup");
    await this.#ask();
  }

  /** @param {"done" | "timeup" | "stopped"} why */
  async #finish(why) {
    const left = [...this.#waiting, ...this.#missing];
    this.#isAsking = false;
    this.#part("question").replaceChildren();
    await this.#read();
    // What was wrong today is due another day, and may be tried again now.
    this.#waiting = left;
    this.#show();
    this.#part("end").textContent = text(`review-${why}`);
    this.#part("result").textContent = text("review-result", this.#right, this.#asked, left.length);
    get(this, "[data-do=go-on]").hidden = left.length === 0;
    this.#say(this.#missing.length > 0 ? text("review-missing", this.#missing.length) : "");
    this.#turnTo("over");
    get(this, "[data-when=over] p").focus();
  }

  /** Another tab has answered some of them. @param {string[]} ids */
  async #takeOver(ids) {
    const answered = ids.flatMap(id => (id.startsWith("review:") ? id.slice("review:".length) : []));
    const [asked, ...rest] = this.#waiting;
    if (this.#isAsking) this.#waiting = asked ? [asked, ...rest.filter(({ id }) => !answered.includes(id))] : [];
    else {
      await this.#read();
      this.#show();
    }
  }

  // Around it --------------------------------------------------------------------------------------------------------------

  #remind() {
    const time = /** @type {HTMLInputElement} */ (get(this, "[type=time]"));
    if (!time.reportValidity()) return;
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map(number => String(number).padStart(2, "0")).join("-");
    const href = location.origin + location.pathname;
    offer(toCalendar([{ uid: `review@${location.host}`, start: `${day}T${time.value}`, minutes: Number(this.#minutes.value) || 20, rule: "FREQ=DAILY", title: text("review-event"), href }], Date.now()), "review.ics", "text/calendar");
  }

  /** @param {string} words */
  #say(words) {
    this.#part("said").textContent = words;
  }

  get #minutes() {
    return /** @type {HTMLSelectElement} */ (get(this, "[data-do=minutes]"));
  }

  get #sure() {
    return /** @type {HTMLInputElement} */ (get(this, "[data-do=sure]"));
  }

  /** @param {string} name */
  #part(name) {
    return get(this, `[data-part="${name}"]`);
  }

  /** @param {string} name @param {() => Promise<unknown>} action */
  #on(name, action) {
    get(this, `[data-do="${name}"]`).addEventListener("click", () => void action());
  }
}

/** @param {number} day */
function dayName(day) {
  return new Date(day).toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
}
