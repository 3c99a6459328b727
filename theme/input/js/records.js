// What is kept of a learner: the shapes of all records, and how they are read back. docs/learner-data.md explains them.
// A record of an older version is brought up to date; one that is broken reads as null. No DOM here.

/**
 * @import { Answer } from "./grading.js"
 * @import { Confidence, Score } from "./points.js"
 *
 * @typedef {object} Stamp what every record has
 * @property {string} id kind and name: `question:fraud`
 * @property {2} v version of the shape
 * @property {number} at milliseconds of the last change
 *
 * @typedef {object} Answered
 * @property {Answer | null} answer null when it was taken back
 * @property {number} at milliseconds, so that the newer of two tabs wins
 * @property {string} [version] of the question's meaning
 * @property {boolean} [shown] the answer was revealed
 * @property {number} [hints]
 * @property {Confidence} [sure]
 *
 * @typedef {Stamp & Answered & { credit: number }} AnswerRecord what stands in a question of a lesson
 *
 * @typedef {object} Try one answer that counted
 * @property {number} at 0 when it was kept without its time
 * @property {number} credit from 0 to 1
 * @property {"check" | "quiz" | "review"} from
 * @property {Confidence} [sure]
 * @property {number} [hints]
 * @property {string} [version] of the question's meaning
 *
 * @typedef {Stamp & { since: number, tries: Try[] }} TriesRecord of a question, wherever it was asked; those up to `since` were reset
 *
 * @typedef {object} Attempt at a quiz
 * @property {number} at of the last change
 * @property {number} started
 * @property {number} seed
 * @property {string[]} ids drawn, in order; none after a reset
 * @property {"practice" | "exam"} mode
 * @property {Record<string, Answered>} answers
 * @property {string[]} flags
 * @property {boolean} submitted
 * @property {Score | null} first score when every question had been answered once
 * @property {number} [minutes] of the timer; none when it is off
 *
 * @typedef {Stamp & Attempt} AttemptRecord
 *
 * @typedef {object} Run a quiz that was finished
 * @property {number} at of the last score
 * @property {number} started
 * @property {number} seed
 * @property {Attempt["mode"]} mode
 * @property {Score} first
 * @property {Score} last after trying the wrong ones again
 *
 * @typedef {Stamp & { since: number, runs: Run[] }} HistoryRecord
 * @typedef {Stamp & { read: boolean, by: "end" | "hand" }} ReadRecord
 * @typedef {Stamp & { anchor: string }} PlaceRecord how far down a lesson; empty at its top
 * @typedef {Stamp & { text: string }} NoteRecord
 * @typedef {Stamp & { ticked: string[] }} TicksRecord of a list of steps or points, by its name: `steps:qa-engineer--ml-engineer`
 * @typedef {Stamp & { card: Record<string, number> }} ReviewRecord the card of the scheduler, its times in milliseconds
 * @typedef {Stamp & { plan: Record<string, unknown> }} PlanRecord JSON of the planner
 * @typedef {Stamp & { value: string | number | boolean }} SettingRecord
 *
 * @typedef {object} Kinds
 * @property {AnswerRecord} question
 * @property {AnswerRecord} before
 * @property {TriesRecord} tries
 * @property {AttemptRecord} quiz
 * @property {HistoryRecord} history
 * @property {ReadRecord} read
 * @property {PlaceRecord} place
 * @property {NoteRecord} note
 * @property {TicksRecord} ticks
 * @property {ReviewRecord} review
 * @property {PlanRecord} plan
 * @property {SettingRecord} setting
 *
 * @typedef {keyof Kinds} Kind
 * @typedef {Kinds[Kind]} LearnerRecord
 * @typedef {Stamp & { gone: true }} Gone what is left of a record that was reset, so that an older copy does not bring it back
 */

/** @type {2} */
export const version = 2;

/**
 * A record as it was kept, of this version; null when it cannot be read.
 * @param {any} raw
 * @returns {LearnerRecord | Gone | null}
 */
export function readRecord(raw) {
  const isStamped = isGroup(raw) && typeof raw.id === "string" && raw.v === version && isTime(raw.at);
  return isStamped && (raw.gone === true || shapes[kindOf(raw.id)]?.(raw)) ? raw : null;
}

/** @param {string} id @returns {Kind} */
export function kindOf(id) {
  return /** @type {Kind} */ (id.split(":", 1)[0]);
}

/** @param {string} id */
export function nameOf(id) {
  return id.slice(id.indexOf(":") + 1);
}

/** @type {Record<string, (raw: any) => boolean>} */
const shapes = {
  // @ts-expect-error: no prototype, so that a kind called `constructor` is none
  __proto__: null,
  question: isAnswer,
  before: isAnswer,
  tries: ({ since, tries }) => isTime(since) && isList(tries, ({ at, credit, from }) => isTime(at) && isShare(credit) && typeof from === "string"),
  quiz: raw => isTime(raw.started) && Number.isInteger(raw.seed) && isList(raw.ids, isText) && isText(raw.mode) && isGroup(raw.answers) && Object.values(raw.answers).every(isAnswered)
    && isList(raw.flags, isText) && typeof raw.submitted === "boolean" && (raw.first === null || isScore(raw.first)),
  history: ({ since, runs }) => isTime(since) && isList(runs, run => isTime(run.at) && isTime(run.started) && Number.isInteger(run.seed) && isText(run.mode) && isScore(run.first) && isScore(run.last)),
  read: ({ read, by }) => typeof read === "boolean" && isText(by),
  place: ({ anchor }) => isText(anchor),
  note: ({ text }) => isText(text),
  ticks: ({ ticked }) => isList(ticked, isText),
  review: ({ card }) => isGroup(card) && Object.values(card).every(Number.isFinite),
  plan: ({ plan }) => isGroup(plan),
  setting: ({ value }) => isText(value) || typeof value === "boolean" || Number.isFinite(value),
};

/** @param {any} raw */
function isAnswer(raw) {
  return isAnswered(raw) && isShare(raw.credit);
}

/** @param {any} raw */
function isAnswered(raw) {
  return isGroup(raw) && isTime(raw.at) && raw.answer !== undefined;
}

/** @param {any} raw */
function isScore(raw) {
  return isGroup(raw) && Number.isFinite(raw.points) && Number.isFinite(raw.total);
}

/** @param {unknown} raw */
function isTime(raw) {
  return Number.isSafeInteger(raw) && Number(raw) >= 0;
}

/** @param {unknown} raw */
function isShare(raw) {
  return Number.isFinite(raw) && Number(raw) >= 0 && Number(raw) <= 1;
}

/** @param {unknown} raw */
function isText(raw) {
  return typeof raw === "string";
}

/** @param {unknown} raw @param {(item: any) => boolean} isItem */
function isList(raw, isItem) {
  return Array.isArray(raw) && [...raw].every(item => item !== null && item !== undefined && isItem(item));
}

/** @param {unknown} raw */
function isGroup(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
