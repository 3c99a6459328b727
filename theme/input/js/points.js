// What an answer earns. No DOM here.

/** Each opened hint takes a tenth of what a question earns, and never more than half of it. */
const hintCost = 0.1;
const leastShare = 0.5;

/**
 * @typedef {"sure" | "fairly" | "guess"} Confidence
 * @typedef {object} Outcome of one question
 * @property {string} id
 * @property {number} credit from 0 to 1
 * @property {boolean} [isAnswered] an unanswered question loses nothing
 * @property {number} [points] its worth, 1 unless given
 * @property {number} [hints] how many were opened
 * @property {string} [objective]
 * @property {Confidence} [sure]
 *
 * @typedef {{ points: number, total: number }} Score
 */

/**
 * @param {number} credit
 * @param {number} [hints] opened
 */
export function withHints(credit, hints = 0) {
  return credit * Math.max(leastShare, 1 - hintCost * hints);
}

/**
 * @param {Outcome} outcome
 * @param {number} [negative] per cent of the worth that a wrong answer loses
 */
export function pointsOf({ credit, isAnswered = true, points = 1, hints }, negative = 0) {
  return credit === 0 && isAnswered ? -points * (negative / 100) || 0 : points * withHints(credit, hints);
}
