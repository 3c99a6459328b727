/** @import { FitKey, Grade } from "./grading.js" */

/**
 * Nothing is right or wrong about a learner.
 * @param {FitKey} key
 * @param {string[]} chosen
 * @returns {Grade}
 */
export function gradeFit(key, chosen) {
  return { credit: 0, message: chosen.length === 0 ? "choose" : "recorded", parts: {} };
}
