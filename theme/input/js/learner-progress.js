import { get } from "./dom.js";
import { evidenceOf, lessonStates, objectivesOf } from "./mastery.js";
import { text } from "./parts.js";
import { kindOf } from "./records.js";
import { recordsOf, reset } from "./resets.js";
import { showMastery } from "./show-mastery.js";
import { showNotes } from "./show-notes.js";
import { showQuizzes } from "./show-quizzes.js";
import { showTracks } from "./show-tracks.js";
import { edit, keep, loadAll, watch } from "./store.js";

/**
 * @import { Content, Evidence, LessonState, Objective } from "./mastery.js"
 * @import { Kind, Kinds, LearnerRecord } from "./records.js"
 *
 * @typedef {object} Progress all that the sections show
 * @property {Content} content
 * @property {LearnerRecord[]} records
 * @property {<K extends Kind>(kind: K) => Kinds[K][]} of
 * @property {Evidence[]} evidence
 * @property {Objective[]} objectives
 * @property {Map<string, LessonState>} states
 */

/** The page of one's progress: the server wrote what there is to learn, and this fills in what the browser has kept. */
export class LearnerProgress extends HTMLElement {
  /** @type {Content | null} */ #content = null;
  /** @type {(() => Promise<unknown>) | null} */ #undo = null;

  connectedCallback() {
    watch(() => void this.show());
    this.addEventListener("click", event => void this.#click(/** @type {Element} */ (event.target).closest("[data-reset], [data-do=undo]")));
    this.addEventListener("change", event => void this.#tick(/** @type {HTMLInputElement} */ (event.target)));
    get(this, "[data-part=search]").addEventListener("input", () => void this.show());
    // What the data section changes is shown, and can be taken back.
    this.addEventListener("records-changed", event => {
      const { said, undo } = /** @type {CustomEvent} */ (event).detail;
      void this.#offerUndo(said, undo);
    });
    this.addEventListener("erased", () => void this.#offerUndo("", null));
    void this.show();
  }

  async show() {
    const [content, records] = await Promise.all([this.#loadContent(), loadAll()]);
    /** @type {Map<string, any[]>} */
    const kinds = new Map();
    for (const record of records) kinds.get(kindOf(record.id))?.push(record) ?? kinds.set(kindOf(record.id), [record]);
    const of = /** @type {Progress["of"]} */ (kind => [...(kinds.get(kind) ?? [])]);
    const evidence = evidenceOf(content, of("tries"));
    /** @type {Progress} */
    const progress = { content, records, of, evidence, objectives: objectivesOf(content, evidence), states: lessonStates(content, evidence, of("read")) };
    this.#showHead(progress);
    showTracks(this, progress);
    showMastery(get(this, "[data-part=mastery]"), progress);
    showQuizzes(get(this, "[data-part=quizzes]"), progress);
    showNotes(get(this, "[data-part=notes]"), progress);
    this.dataset.ready = "";
    performance.mark("progress-shown");
    // What the data section says of the store rests on the same reading of it.
    this.dispatchEvent(new CustomEvent("progress-shown"));
  }

  /** @returns {Promise<Content>} */
  async #loadContent() {
    return (this.#content ??= await (await fetch(this.dataset.content ?? "")).json());
  }

  /** @param {Progress} progress */
  #showHead({ states, objectives }) {
    const count = (/** @type {string} */ name, /** @type {number} */ done, /** @type {number} */ of) => (get(this, `[data-part=${name}]`).textContent = text("progress-of", done, of));
    count("lessons", [...states.values()].filter(state => state === "pass").length, states.size);
    count("objectives", objectives.filter(({ verdict }) => verdict === "secure").length, Number(this.dataset.objectives));
    get(this, "dl").hidden = false;
  }

  /** @param {Element | null} button */
  async #click(button) {
    if (!button || !this.#content) return;
    const place = button.getAttribute("data-reset");
    if (place) return this.#offerUndo(text("progress-reset", button.getAttribute("data-title") ?? ""), await reset(recordsOf(this.#content, place)));
    await this.#undo?.();
    await this.#offerUndo(text("progress-undone"), null);
  }

  /** @param {HTMLInputElement} box */
  async #tick(box) {
    if (!box.dataset.read) return;
    const read = box.checked;
    await keep(edit("read", box.dataset.read, () => ({ read, by: /** @type {const} */ ("hand") })));
    await this.show();
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-read="${CSS.escape(box.dataset.read)}"]`))?.focus();
  }

  /** @param {string} said @param {(() => Promise<unknown>) | null} undo */
  async #offerUndo(said, undo) {
    this.#undo = undo;
    await this.show();
    const line = get(this, "[data-part=undo]");
    get(line, "[role=status]").textContent = said;
    get(line, "button").hidden = !undo;
    line.hidden = !said;
    if (undo) get(line, "button").focus();
  }
}
