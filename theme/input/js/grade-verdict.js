import { partsOf, rate, shareOf } from "./grade-choice.js";

/** @import { Grade, Part, VerdictAnswer, VerdictKey } from "./grading.js" */

/**
 * Half of the credit is the verdict and half are its reasons, which count for nothing under a wrong verdict.
 * @param {VerdictKey} key
 * @param {VerdictAnswer} answer
 * @returns {Grade}
 */
export function gradeVerdict({ verdict, right }, answer) {
  if (answer.verdict === "" || (right.length > 0 && answer.reasons.length === 0)) return { credit: 0, message: "choose", parts: partsOf(right, answer.reasons) };
  const isRight = answer.verdict === String(verdict);
  /** @type {Record<string, Part>} */
  const parts = { ...partsOf(right, answer.reasons), [answer.verdict]: { state: isRight ? "right" : "wrong" } };
  if (!isRight) return { credit: 0, message: "verdict", parts };
  return { ...rate(answer.reasons.length === 0 ? 1 : 0.5 + shareOf(right, answer.reasons) / 2), parts };
}
