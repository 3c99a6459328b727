import { formatNumber, text } from "./parts.js";
import { formOf } from "./plural-form.js";

// Words that the parts of the planner have in common.

/** To a tenth. @param {number} minutes */
export function hoursText(minutes) {
  const hours = Math.round(minutes / 6) / 10;
  return text(`hour-${formOf(hours)}`, formatNumber(hours));
}

/** @param {"lesson" | "week" | "line"} what @param {number} count */
export function countText(what, count) {
  return text(`${what}-${formOf(count)}`, formatNumber(count));
}

/** @param {string} day `2026-12-01` */
export function dayText(day) {
  return new Date(day).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
