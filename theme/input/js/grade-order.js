import { rate } from "./grade-choice.js";

/** @import { Grade, Part } from "./grading.js" */

/**
 * A wrong pick takes back a right one; a pair that was left open does neither.
 * @param {Record<string, string>} pairs left id to right id
 * @param {Record<string, string>} picked
 * @returns {Grade}
 */
export function gradeMatch(pairs, picked) {
  const left = Object.keys(pairs);
  /** @type {Record<string, Part>} */
  const parts = Object.fromEntries(left.map(id => [id, { state: !picked[id] ? "missed" : picked[id] === pairs[id] ? "right" : "wrong" }]));
  const count = (/** @type {string} */ state) => left.filter(id => parts[id].state === state).length;
  if (count("missed") === left.length) return { credit: 0, message: "choose", parts };
  return { ...rate(Math.max(0, (count("right") - count("wrong")) / left.length)), parts };
}

/**
 * Kendall's tau, not below 0: two items in the right order earn what two in the wrong order take back.
 * @param {string[]} right
 * @param {string[]} answer
 * @returns {Grade}
 */
export function gradeOrder(right, answer) {
  if (answer.length !== right.length || !right.every(id => answer.includes(id))) return { credit: 0, message: "choose", parts: {} };
  let balance = 0;
  right.forEach((first, index) => {
    for (const second of right.slice(index + 1)) balance += answer.indexOf(first) < answer.indexOf(second) ? 1 : -1;
  });
  const pairs = (right.length * (right.length - 1)) / 2;
  /** @type {Record<string, Part>} */
  const parts = Object.fromEntries(right.map((id, index) => [id, { state: answer[index] === id ? "right" : "wrong" }]));
  return { ...rate(Math.max(0, balance / pairs)), parts };
}
