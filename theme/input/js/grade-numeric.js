/** @import { Grade, NumericRange } from "./grading.js" */

/** Right digits at a wrong place: the powers of ten that are tried. */
const powers = [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6];

/**
 * @param {NumericRange} range
 * @param {string} typed
 * @returns {Grade}
 */
export function gradeNumeric(range, typed) {
  if (typed.trim() === "") return { credit: 0, message: "choose", parts: {} };
  const readings = readNumbers(typed, range.unit);
  if (readings.length === 0) return { credit: 0, message: "nan", parts: {} };
  const message = judge(range, readings);
  return { credit: message === "right" ? 1 : 0, message, parts: { n: { state: message === "right" ? "right" : "wrong" } } };
}

/**
 * @param {NumericRange} range
 * @param {number[]} readings
 * @returns {string} of a near miss, what went wrong
 */
function judge(range, readings) {
  const hits = (/** @type {number} */ factor) => readings.some(number => isWithin(range, number * factor));
  if (readings.some(number => isWithin(range, number))) return "right";
  if (hits(-1)) return "sign";
  const isShare = Math.max(Math.abs(range.min), Math.abs(range.max)) <= 1.5;
  if ((isShare && hits(0.01)) || (range.unit === "%" && hits(100))) return "percent";
  return powers.some(power => hits(10 ** power)) ? "power" : "wrong";
}

/**
 * @param {NumericRange} range
 * @param {number} number
 */
function isWithin({ min, max }, number) {
  // 0.8 + 0.01 is a little more than 0.81 in floating point; a limit that was written must count as inside.
  const slack = 1e-9 * Math.max(Math.abs(min), Math.abs(max));
  return number >= min - slack && number <= max + slack;
}

/**
 * What a typed number can mean: "0,8" is 0.8, "80 %" too unless per cent is the unit, "1 200 ms" is 1200, "1,200" is 1.2 or
 * 1200, "about 3" is nothing.
 * @param {string} typed
 * @param {string} [unit] that may follow the number
 * @returns {number[]} empty when it is not a number
 */
export function readNumbers(typed, unit = "") {
  let text = typed.normalize("NFKC").replace(/\s/g, "").replace("\u2212", "-").toLowerCase();
  const suffix = unit.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  if (suffix && text.endsWith(suffix)) text = text.slice(0, -suffix.length);
  const isPercent = text.endsWith("%");
  if (isPercent) text = text.slice(0, -1);
  return spellingsOf(text)
    .filter(spelling => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/.test(spelling))
    .map(spelling => (isPercent ? Number(spelling) / 100 : Number(spelling)));
}

/** @param {string} text */
function spellingsOf(text) {
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1) ?? "";
  const isGrouped = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/.test(text) && new Set(marks).size === 1;
  const spellings = isGrouped ? [text.replaceAll(last, "")] : [];
  if (marks.length <= 1) spellings.push(text.replace(",", "."));
  else if (text.indexOf(last) === text.lastIndexOf(last)) spellings.push(text.replace(/[.,](?=.*[.,])/g, "").replace(",", "."));
  return spellings;
}
