/** @import { ChoiceKey, Grade, Part, ScenarioKey } from "./grading.js" */

/**
 * Each wrong choice takes back one right choice, so ticking everything earns nothing.
 * @param {ChoiceKey} key
 * @param {string[]} chosen
 * @returns {Grade}
 */
export function gradeChoice({ right }, chosen) {
  const parts = partsOf(right, chosen);
  if (chosen.length === 0) return { credit: 0, message: "choose", parts };
  return { ...rate(shareOf(right, chosen)), parts };
}

/**
 * @param {ScenarioKey} key its weights are per cent
 * @param {string[]} chosen
 * @returns {Grade}
 */
export function gradeScenario({ weights }, [chosen]) {
  /** @type {Record<string, Part>} */
  const parts = Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight === 100).map(([id]) => [id, { state: "missed" }]));
  if (chosen === undefined) return { credit: 0, message: "choose", parts };
  const credit = (weights[chosen] ?? 0) / 100;
  parts[chosen] = { state: credit === 1 ? "right" : credit > 0 ? "partly" : "wrong" };
  return { ...rate(credit), parts };
}

/**
 * @param {number} credit
 * @returns {{ credit: number, message: string }}
 */
export function rate(credit) {
  return { credit, message: credit === 1 ? "right" : credit > 0 ? "partly" : "wrong" };
}

/**
 * @param {string[]} right
 * @param {string[]} chosen
 */
export function shareOf(right, chosen) {
  const hits = chosen.filter(id => right.includes(id)).length;
  return Math.max(0, (hits - (chosen.length - hits)) / right.length);
}

/**
 * @param {string[]} right
 * @param {string[]} chosen
 * @returns {Record<string, Part>}
 */
export function partsOf(right, chosen) {
  /** @type {Record<string, Part>} */
  const parts = {};
  for (const id of right) parts[id] = { state: chosen.includes(id) ? "right" : "missed" };
  for (const id of chosen) if (!right.includes(id)) parts[id] = { state: "wrong" };
  return parts;
}
