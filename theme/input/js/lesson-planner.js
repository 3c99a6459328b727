import { all, get } from "./dom.js";
import { evidenceOf, lessonStates, masteredLessons } from "./mastery.js";
import { sayNotKept } from "./not-kept.js";
import { formatNumber, part, text } from "./parts.js";
import { add, blocksOf, findLessons, later, makePlan, mark, move, nextOwnId, readChoices, readMinutes, readPlan, remove } from "./plan.js";
import { showBlocks } from "./plan-blocks.js";
import { takePlanAlong } from "./plan-export.js";
import { countText, hoursText } from "./plan-parts.js";
import { reset } from "./resets.js";
import { edit, keep, loadAll, watch } from "./store.js";

/**
 * @import { GapData } from "./gaps.js"
 * @import { Content, LessonState } from "./mastery.js"
 * @import { Choices, Plan } from "./plan.js"
 *
 * @typedef {object} Known of the learner, as the records say
 * @property {Map<string, "passed" | "secure">} mastered lessons, with the reason
 * @property {Map<string, LessonState>} states of lessons
 * @property {Set<string>} read lessons that are ticked
 * @property {Map<string, string>} notes by prompt
 */

/** Plans the lessons between two roles, by the learner's own hours. The server wrote the form and the fields for notes; templates/planner.hbs. */
export class LessonPlanner extends HTMLElement {
  /** @type {GapData} */ #data = /** @type {any} */ (null);
  /** @type {Content} */ #content = /** @type {any} */ (null);
  /** @type {Known} */ #known = { mastered: new Map(), states: new Map(), read: new Set(), notes: new Map() };
  /** @type {Plan | null} */ #plan = null;
  /** @type {string[]} */ #leftOutBy = [];
  /** What was done cannot be kept here, so the page has it alone. */ #isUnkept = false;
  /** @type {(() => Promise<unknown>) | null} */ #undo = null;

  async connectedCallback() {
    try {
      [this.#data, this.#content] = await Promise.all([this.dataset.gaps, this.dataset.content].map(async href => {
        const answer = await fetch(href ?? "");
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        return answer.json();
      }));
    } catch (error) {
      // Without the data there is nothing to plan with; what stands below works all the same.
      get(this, "[data-part=failed]").hidden = false;
      for (const section of all(this, ".soon")) section.classList.remove("soon");
      console.info(error);
      return;
    }
    await this.#read();
    this.#fillForm();
    this.#form.addEventListener("change", () => this.#choose());
    this.#form.addEventListener("submit", event => (event.preventDefault(), void this.#make()));
    this.addEventListener("click", event => void this.#click(/** @type {Element} */ (event.target).closest("[data-do]")));
    this.addEventListener("change", event => void this.#tick(/** @type {HTMLInputElement} */ (event.target)));
    for (const form of all(this, "[data-part=add] form")) form.addEventListener("submit", event => (event.preventDefault(), void this.#add(/** @type {HTMLFormElement} */ (form))));
    watch(() => void this.#read().then(() => this.#show()));
    for (const section of all(this, "[data-part=choices], [data-part=plan]")) section.hidden = false;
    this.#show();
    this.dataset.ready = "";
  }

  async #read() {
    const records = await loadAll();
    const of = (/** @type {string} */ kind) => /** @type {any[]} */ (records.filter(({ id }) => id.startsWith(`${kind}:`)));
    const evidence = evidenceOf(this.#content, of("tries"));
    const states = lessonStates(this.#content, evidence, of("read"));
    const read = of("read").flatMap(({ id, read }) => (read ? id.slice("read:".length) : []));
    this.#known = { states, read: new Set(read), mastered: masteredLessons(this.#content, evidence, states), notes: new Map(of("note").map(({ id, text }) => [id.slice("note:".length), text])) };
    const [kept] = of("plan").filter(({ id }) => id === "plan:main");
    if (!this.#isUnkept) this.#plan = kept ? this.#readPlan(kept.plan) : null;
  }

  /** @param {Record<string, unknown>} raw */
  #readPlan(raw) {
    return readPlan(raw, this.#data, today());
  }

  // What is asked for ------------------------------------------------------------------------------------------------------

  /** The address goes first: it is a link that somebody has just followed. */
  #fillForm() {
    const address = new URLSearchParams(location.search);
    const asked = { ...this.#plan, ...Object.fromEntries(address), ...(address.has("known") ? { known: address.get("known")?.split(",").map(slug => `lesson:${slug}`) } : {}) };
    const { from, to, hours, start, pace, known } = readChoices(asked, this.#data, today());
    this.#leftOutBy = known;
    this.#field("from").value = from ?? "";
    this.#field("to").value = to;
    this.#field("hours").value = hours ? String(hours) : "";
    this.#field("start").value = start;
    this.#field("pace").value = pace;
  }

  /** @returns {Choices} */
  get #choices() {
    return readChoices({ ...Object.fromEntries(new FormData(this.#form)), known: this.#leftOutBy }, this.#data, today());
  }

  #choose() {
    const { from, to, hours, start, pace, known } = this.#choices;
    const address = new URL(location.href);
    const values = { from: from ?? "", to, hours: hours || "", start: start === today() ? "" : start, pace: pace === "even" ? "" : pace, known: known.map(id => id.slice("lesson:".length)).join(",") };
    for (const [name, value] of Object.entries(values)) value ? address.searchParams.set(name, String(value)) : address.searchParams.delete(name);
    history.replaceState(history.state, "", address);
    this.#showSum();
  }

  /** @param {string} slug */
  #isKnown = slug => this.#known.mastered.has(slug) || this.#leftOutBy.includes(`lesson:${slug}`);

  // What comes of it -------------------------------------------------------------------------------------------------------

  #show() {
    this.#showSum();
    showBlocks(this, this.#shown);
  }

  get #shown() {
    return { data: this.#data, content: this.#content, known: this.#known, plan: this.#plan };
  }

  /** How much there is to learn, before anything is planned. */
  #showSum() {
    const { from, to, hours, start } = this.#choices;
    const [sum, arithmetic, times, leftOut] = ["sum", "arithmetic", "times", "left-out"].map(name => get(this, `[data-part=${name}]`));
    for (const block of [arithmetic, times, leftOut]) block.hidden = !to;
    if (!to) return (sum.textContent = text("plan-choose"));
    const found = findLessons(this.#data, from, to, this.#isKnown);
    sum.textContent = found.lessons.length === 0 ? text("plan-nothing") : text("plan-sum", countText("lesson", found.lessons.length), formatNumber(found.minutes), hoursText(found.minutes));
    this.#showTimes(times, from, to);
    const room = blocksOf({ start, hours }).reduce((all, { minutes }) => all + minutes, 0);
    arithmetic.hidden = !hours || found.lessons.length === 0;
    arithmetic.textContent = found.minutes <= room
      ? text("plan-fits", hoursText(60 * hours), countText("week", Math.max(1, Math.round(found.minutes / (60 * hours)))), hoursText(room), hoursText(room - found.minutes))
      : text("plan-tight", hoursText(60 * hours), hoursText(room), hoursText(found.minutes - room));
    leftOut.hidden = found.leftOut.length === 0;
    get(leftOut, "summary").textContent = text("plan-left-out", countText("lesson", found.leftOut.length));
    get(leftOut, "ul").replaceChildren(...found.leftOut.map(slug => {
      const { title, href } = this.#data.lessons[slug];
      const row = part("left-out", title, text(`reason-${this.#known.mastered.get(slug) ?? (this.#leftOutBy.includes(`lesson:${slug}`) ? "said" : "behind")}`));
      get(row, "a").setAttribute("href", href);
      return row;
    }));
  }

  /** What sources say about the time; nearly always nothing. @param {HTMLElement} block @param {string | null} from @param {string} to */
  #showTimes(block, from, to) {
    const move = all(this, "[data-move]").find(({ dataset }) => dataset.move === `${from}--${to}`);
    const shown = move ? get(move, "[data-part=time]").cloneNode(true) : part("no-time");
    block.replaceChildren(shown);
  }

  // What is done -----------------------------------------------------------------------------------------------------------

  async #make() {
    const choices = this.#choices;
    if (!choices.to || !choices.hours) return;
    const before = this.#plan;
    await this.#keep(() => makePlan(this.#data, choices, this.#isKnown));
    // What was planned before comes back as it was.
    this.#offerUndo(text("plan-made"), before ? () => this.#keep(() => before) : () => this.#delete(), false);
    get(this, "#plan").focus();
  }

  /** One change of the plan as it is now, also after another tab has changed it. @param {(plan: Plan | null) => Plan | null} change */
  async #keep(change) {
    const failure = await keep(edit("plan", "main", current => {
      const next = change(current ? this.#readPlan(current.plan) : null);
      return next && { plan: /** @type {any} */ (next) };
    }));
    this.#isUnkept = failure !== null;
    if (failure) {
      this.#plan = change(this.#plan);
      sayNotKept(failure, get(this, "[data-part=undo]"));
    }
    await this.#read();
    this.#show();
  }

  async #delete() {
    const undo = await reset(id => id === "plan:main");
    this.#plan = null;
    await this.#read();
    this.#show();
    return undo;
  }

  /** @param {Element | null} button */
  async #click(button) {
    const action = button?.getAttribute("data-do");
    const line = button?.closest("[data-line]");
    if (line) return this.#changeLine(action ?? "", line.getAttribute("data-line") ?? "");
    if (action === "undo") {
      await this.#undo?.();
      await this.#read();
      this.#show();
      this.#offerUndo(text("plan-undone"), null);
    }
    if (action === "delete") this.#offerUndo(text("plan-deleted"), await this.#delete());
    if (this.#plan && action) takePlanAlong(action, this, { ...this.#shown, plan: this.#plan });
  }

  /** @param {string} action @param {string} id */
  async #changeLine(action, id) {
    const title = get(this, `[data-line="${CSS.escape(id)}"] [data-part=title]`).textContent ?? "";
    const neighbour = all(this, "[data-line]").find((line, index, lines) => lines[index - 1]?.dataset.line === id || lines[index + 1]?.dataset.line === id);
    const before = this.#plan;
    if (action === "up" || action === "down") await this.#keep(plan => plan && move(plan, id, action === "up" ? -1 : 1));
    if (action === "remove") {
      await this.#keep(plan => plan && remove(plan, id));
      this.#offerUndo(text("plan-removed", title), () => this.#keep(() => before), false);
      return this.#focus(neighbour?.dataset.line ?? "", "remove");
    }
    this.#sayPlace(id, title);
    this.#focus(id, action);
  }

  /** @param {string} id @param {string} title */
  #sayPlace(id, title) {
    const line = this.querySelector(`[data-line="${CSS.escape(id)}"]`);
    const block = line?.closest("[data-block]");
    if (!line || !block) return;
    const lines = all(block, "[data-line]");
    get(this, "[data-part=said]").textContent = text("plan-moved", title, 1 + lines.indexOf(/** @type {HTMLElement} */ (line)), lines.length, get(block, "[data-part=name]").textContent ?? "");
  }

  /** @param {string} id @param {string} action */
  #focus(id, action) {
    const line = this.querySelector(`[data-line="${CSS.escape(id)}"]`);
    const buttons = line ? /** @type {HTMLButtonElement[]} */ (all(line, "button:enabled")) : [];
    (buttons.find(button => button.dataset.do === action) ?? buttons[0] ?? get(this, "#plan")).focus();
  }

  /** @param {HTMLInputElement} box */
  async #tick(box) {
    const id = box.closest("[data-line]")?.getAttribute("data-line");
    if (!id || box.type !== "checkbox") return;
    const done = box.checked;
    // A lesson that is ticked here is read everywhere.
    if (id.startsWith("lesson:")) {
      const failure = await keep(edit("read", id.slice("lesson:".length), () => ({ read: done, by: /** @type {const} */ ("hand") })));
      if (failure) sayNotKept(failure, get(this, "[data-part=undo]"));
      await this.#read();
      this.#show();
    } else await this.#keep(plan => plan && mark(plan, id, done));
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-line="${CSS.escape(id)}"] input`))?.focus();
  }

  /** @param {HTMLFormElement} form a lesson or project of the site, or the learner's own line */
  async #add(form) {
    const values = new FormData(form);
    const block = Math.min(later, Number(values.get("block")) || 0);
    const own = String(values.get("text") ?? "").trim();
    const id = String(values.get("line") ?? "");
    if (!own && !id) return;
    const before = this.#plan?.lines.length ?? 0;
    let added = id;
    await this.#keep(plan => {
      if (!plan) return null;
      if (own) added = nextOwnId(plan);
      return add(this.#data, plan, own ? { id: added, block, text: own, minutes: readMinutes(values.get("minutes")) } : { id, block }, this.#isKnown);
    });
    form.reset();
    const more = (this.#plan?.lines.length ?? 0) - before;
    get(this, "[data-part=said]").textContent = more > 1 ? text("plan-added-more", more) : more === 1 ? text("plan-added") : "";
  }

  /** @param {string} said @param {(() => Promise<unknown>) | null} undo @param {boolean} [isFocused] */
  #offerUndo(said, undo, isFocused = true) {
    this.#undo = undo;
    const line = get(this, "[data-part=undo]");
    get(line, "[role=status]").textContent = said;
    get(line, "button").hidden = !undo;
    line.hidden = !said;
    if (undo && isFocused) get(line, "button").focus();
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (get(this, "[data-part=choices] form"));
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement} */ (get(this.#form, `[name=${name}]`));
  }
}

/** On the learner's own clock. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
