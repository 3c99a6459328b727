import { rate } from "./grade-choice.js";

/** @import { Grade, OrderKey, Part } from "./grading.js" */

/**
 * Kendall's tau, not below 0: two items in the right order earn what two in the wrong order take back.
 * @param {OrderKey} key
 * @param {string[]} answer
 * @returns {Grade}
 */
export function gradeOrder({ order: right }, answer) {
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
