import { rate } from "./grade-choice.js";
import { gradeNumeric } from "./grade-numeric.js";

/** @import { Accepted, Grade, NumericRange, Part, TextKey } from "./grading.js" */

/**
 * @param {TextKey} key
 * @param {string[]} typed
 * @returns {Grade}
 */
export function gradeText({ blanks }, typed) {
  const parts = blanks.map((blank, index) => judge(blank, typed[index] ?? ""));
  if (parts.every((_, index) => !typed[index]?.trim())) return { credit: 0, message: "choose", parts: Object.fromEntries(parts.entries()) };
  const rated = rate(parts.filter(({ state }) => state === "right").length / blanks.length);
  return { credit: rated.credit, message: (blanks.length === 1 && parts[0].note) || rated.message, parts: Object.fromEntries(parts.entries()) };
}

/**
 * @param {Accepted | NumericRange} blank
 * @param {string} typed
 * @returns {Part}
 */
function judge(blank, typed) {
  if (typed.trim() === "") return { state: "missed" };
  const note = "accept" in blank ? compare(blank, typed) : gradeNumeric(blank, typed).message;
  return note === "right" ? { state: "right" } : note === "wrong" ? { state: "wrong" } : { state: "wrong", note };
}

/**
 * @param {Accepted} blank
 * @param {string} typed
 */
function compare({ accept, case: isExact }, typed) {
  const text = fold(typed);
  const forms = accept.map(form => fold(form));
  if (isExact) {
    if (accept.some(form => collapse(form) === collapse(typed))) return "right";
    if (forms.includes(text)) return "case";
  } else if (forms.includes(text)) return "right";
  return forms.some(form => countLetters(form) >= 5 && isOneEditAway(form, text)) ? "spelling" : "wrong";
}

/**
 * Spaces, curly quotes and long hyphens never decide: a keyboard writes what a word processor does not.
 * @param {string} text
 */
function collapse(text) {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").replace(/[\u2018\u2019]/g, "'").replace(/[\u2010-\u2014\u2212]/g, "-");
}

/**
 * Without case and accents; by way of capitals, because "ß" is "SS" there.
 * @param {string} text
 */
function fold(text) {
  return collapse(text).normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
}

/** @param {string} text */
function countLetters(text) {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/**
 * One letter more, less, other, or two neighbours swapped.
 * @param {string} a
 * @param {string} b
 */
function isOneEditAway(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB || restA === restB.slice(1) || (restA !== "" && restA.slice(1) === restB.slice(1)) ||
    (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}
