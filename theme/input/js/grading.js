// Grades an answer against the key of a question. No DOM here: tests run it in Node.

/**
 * @typedef {{ type: "single" | "multi", right: string[] }} ChoiceKey
 * @typedef {{ type: "numeric", min: number, max: number }} NumericKey
 * @typedef {ChoiceKey | NumericKey} Key
 * @typedef {string[] | string} Answer option ids, or what was typed
 */

/**
 * @param {Key} key
 * @param {Answer} answer
 * @param {string} [unit] of a numeric question
 * @returns {number} points, from 0 to 1
 */
export function grade(key, answer, unit) {
  return key.type === "numeric" ? gradeNumber(key, readNumbers(answer, unit)) : gradeChoice(key, answer);
}

/**
 * Each wrong choice takes back one right choice, so ticking everything earns nothing.
 * @param {ChoiceKey} key
 * @param {string[]} chosen
 */
function gradeChoice({ right }, chosen) {
  const hits = chosen.filter(id => right.includes(id)).length;
  return Math.max(0, (hits - (chosen.length - hits)) / right.length);
}

/**
 * @param {NumericKey} key
 * @param {number[]} readings
 */
function gradeNumber({ min, max }, readings) {
  // 0.8 + 0.01 is a little more than 0.81 in floating point; a limit that was written must count as inside.
  const slack = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max));
  return readings.some(number => number >= min - slack && number <= max + slack) ? 1 : 0;
}

/**
 * What a typed number can mean: "0,8" is 0.8, "1 200 ms" is 1200, "1,200" is 1.2 or 1200, "about 3" is nothing.
 * @param {string} typed
 * @param {string} [unit] that may follow the number
 * @returns {number[]} empty when it is not a number
 */
export function readNumbers(typed, unit = "") {
  let text = typed.replace(/\s/g, "").replace("\u2212", "-").toLowerCase();
  const suffix = unit.replace(/\s/g, "").toLowerCase();
  if (suffix && text.endsWith(suffix)) text = text.slice(0, -suffix.length);

  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const isGrouped = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/.test(text) && new Set(marks).size === 1;
  const spellings = [];
  if (isGrouped) spellings.push(text.replaceAll(last, ""));
  if (marks.length <= 1) spellings.push(text.replace(",", "."));
  else if (text.indexOf(last) === text.lastIndexOf(last)) spellings.push(text.replace(/[.,](?=.*[.,])/g, "").replace(",", "."));

  return spellings.filter(spelling => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(spelling)).map(Number);
}
