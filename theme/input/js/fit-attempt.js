/** @import { Attempt } from "./records.js" */

/**
 * An attempt at a quiz as it is today; null when its questions are not those of the quiz any more.
 * @template {Attempt} T
 * @param {T | null} attempt
 * @param {readonly string[]} known ids of the quiz
 * @param {number} count of a draw
 */
export function fitAttempt(attempt, known, count) {
  return attempt?.ids.length === count && attempt.ids.every(id => known.includes(id)) && new Set(attempt.ids).size === count ? attempt : null;
}
