import { rate } from "./grade-choice.js";

/** @import { Grade, MatchKey, Part } from "./grading.js" */

/**
 * A wrong pick takes back a right one; a pair that was left open does neither.
 * @param {MatchKey} key
 * @param {Record<string, string>} picked left id to right id
 * @returns {Grade}
 */
export function gradeMatch({ pairs }, picked) {
  const left = Object.keys(pairs);
  /** @type {Record<string, Part>} */
  const parts = Object.fromEntries(left.map(id => [id, { state: !picked[id] ? "missed" : picked[id] === pairs[id] ? "right" : "wrong" }]));
  const count = (/** @type {string} */ state) => left.filter(id => parts[id].state === state).length;
  if (count("missed") === left.length) return { credit: 0, message: "choose", parts };
  return { ...rate(Math.max(0, (count("right") - count("wrong")) / left.length)), parts };
}
