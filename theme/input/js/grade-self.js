/** @import { Grade, SelfAnswer, SelfKey } from "./grading.js" */

/**
 * The learner judges: each point of the rubric that was met is worth the same.
 * @param {SelfKey} key
 * @param {SelfAnswer} answer
 * @returns {Grade}
 */
export function gradeSelf({ rubric }, { points }) {
  const met = rubric.filter(point => points.includes(point));
  return { credit: met.length / rubric.length, message: "self", parts: {} };
}
