// What is kept of answers, and how it is read back. A record may be of an older version, of an older question, or broken:
// then it counts as missing. No DOM here.

/**
 * @import { Answer } from "./grading.js"
 * @import { Confidence } from "./scoring.js"
 *
 * @typedef {object} Answered
 * @property {Answer | null} answer null when it was taken back
 * @property {number} at milliseconds, so that the newer of two tabs wins
 * @property {string} [version] of the question's meaning
 * @property {boolean} [shown] the answer was revealed
 * @property {number} [hints]
 * @property {Confidence} [sure]
 *
 * @typedef {Answered & { v: 1, first: number, credit: number }} QuestionRecord `first`: credit of the first try
 *
 * @typedef {object} Attempt
 * @property {1} v
 * @property {number} at of the last change
 * @property {number} seed
 * @property {string[]} ids drawn, in order
 * @property {"practice" | "exam"} mode
 * @property {Record<string, Answered>} answers
 * @property {string[]} flags
 * @property {boolean} submitted
 * @property {{ points: number, total: number } | null} first score when every question had been answered once
 * @property {number} started
 * @property {number} [minutes] of the timer; none when it is off
 */

/**
 * @param {unknown} raw
 * @returns {QuestionRecord | null}
 */
export function readQuestion(raw) {
  const record = /** @type {any} */ (raw);
  return isAnswered(record) && record.v === 1 && typeof record.first === "number" ? record : null;
}

/**
 * @param {unknown} raw
 * @param {readonly string[]} known ids of the quiz as it is today
 * @param {number} count of a draw
 * @returns {Attempt | null}
 */
export function readAttempt(raw, known, count) {
  const attempt = /** @type {any} */ (raw);
  const isUsable = attempt?.v === 1 && Number.isFinite(attempt.at) && Number.isInteger(attempt.seed) && Array.isArray(attempt.ids) && attempt.ids.length === count
    && attempt.ids.every((/** @type {unknown} */ id) => known.includes(/** @type {string} */ (id))) && new Set(attempt.ids).size === count
    && typeof attempt.answers === "object" && attempt.answers !== null && Object.values(attempt.answers).every(isAnswered) && Array.isArray(attempt.flags) && Number.isFinite(attempt.started);
  return isUsable ? attempt : null;
}

/**
 * Two tabs: of the same attempt each answer counts in its newer version; otherwise the attempt that changed last.
 * @param {Attempt} mine
 * @param {Attempt} theirs
 * @returns {Attempt}
 */
export function mergeAttempts(mine, theirs) {
  const [older, newer] = mine.at <= theirs.at ? [mine, theirs] : [theirs, mine];
  if (mine.seed !== theirs.seed) return newer;
  const answers = { ...older.answers };
  for (const [id, answered] of Object.entries(newer.answers)) if (!answers[id] || answers[id].at <= answered.at) answers[id] = answered;
  // An exam that was handed in stays so, until its wrong ones are practised.
  const submitted = newer.submitted || (older.submitted && newer.mode === "exam");
  return { ...newer, answers, submitted, first: older.first ?? newer.first };
}

/** @param {any} record */
function isAnswered(record) {
  return typeof record === "object" && record !== null && Number.isFinite(record.at) && "answer" in record;
}
