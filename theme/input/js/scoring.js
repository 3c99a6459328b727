// Turns points into a result. No DOM here.

import { pointsOf } from "./points.js";

/** @import { Confidence, Outcome, Score } from "./points.js" */

/**
 * @param {readonly Outcome[]} outcomes
 * @param {number} [negative]
 * @returns {Score} never below 0
 */
export function scoreOf(outcomes, negative) {
  const total = outcomes.reduce((sum, { points = 1 }) => sum + points, 0);
  const points = outcomes.reduce((sum, outcome) => sum + pointsOf(outcome, negative), 0);
  return { points: Math.max(0, points), total };
}

/**
 * Rounded down, so that 69.9 does not read as a passed 70.
 * @param {Score} score
 */
export function percentOf({ points, total }) {
  // A sum of tenths may lack the last bit of a whole number.
  return total === 0 ? 0 : Math.floor((100 * points) / total + 1e-9);
}

/**
 * @param {Score} score
 * @param {number} pass per cent
 */
export function isPassed(score, pass) {
  return percentOf(score) >= pass;
}

/**
 * Weakest first.
 * @param {readonly Outcome[]} outcomes
 * @returns {(Score & { objective: string })[]}
 */
export function byObjective(outcomes) {
  const names = [...new Set(outcomes.flatMap(({ objective }) => objective ?? []))];
  const rows = names.map(objective => ({ objective, ...scoreOf(outcomes.filter(outcome => outcome.objective === objective)) }));
  return rows.sort((a, b) => a.points / a.total - b.points / b.total);
}

/** @type {Confidence[]} */
export const confidences = ["sure", "fairly", "guess"];

/**
 * How often an answer was right at each confidence.
 * @param {readonly Outcome[]} outcomes
 */
export function calibrate(outcomes) {
  return confidences.map(sure => {
    const said = outcomes.filter(outcome => outcome.sure === sure);
    return { sure, count: said.length, share: said.length === 0 ? 0 : said.reduce((sum, { credit }) => sum + credit, 0) / said.length };
  });
}

/**
 * What to look at again: errors that one was sure of first, because nobody looks those up unasked.
 * @template {Outcome} T
 * @param {readonly T[]} outcomes
 * @returns {T[]}
 */
export function reviewOrder(outcomes) {
  const rank = (/** @type {T} */ { sure }) => (sure ? confidences.indexOf(sure) : confidences.length);
  return outcomes.filter(({ credit }) => credit < 1).sort((a, b) => rank(a) - rank(b) || a.credit - b.credit);
}

/**
 * Roles by how well the answers fit them, the best first.
 * @param {readonly { fits: Record<string, Record<string, number>>, chosen: readonly string[] }[]} answers
 * @returns {{ role: string, sum: number }[]}
 */
export function rankRoles(answers) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { fits, chosen } of answers) {
    for (const option of chosen) for (const [role, weight] of Object.entries(fits[option] ?? {})) sums.set(role, (sums.get(role) ?? 0) + weight);
  }
  return [...sums].map(([role, sum]) => ({ role, sum })).sort((a, b) => b.sum - a.sum || (a.role < b.role ? -1 : 1));
}
