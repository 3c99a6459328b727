import { all } from "./dom.js";
import { part, text } from "./parts.js";

// What the sections of the progress page have in common.

/** @param {number} at */
export function dateOf(at) {
  return at === 0 ? text("progress-undated") : new Date(at).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric" });
}

/**
 * Shows what belongs to a section with records, or to one without.
 * @param {HTMLElement} section
 * @param {boolean} isEmpty
 */
export function setEmpty(section, isEmpty) {
  for (const block of all(section, "[data-when]")) block.hidden = (block.dataset.when === "empty") !== isEmpty;
}

/** @param {string} place @param {string} title */
export function resetButton(place, title) {
  const button = part("reset", title);
  button.dataset.reset = place;
  button.dataset.title = title;
  return button;
}
