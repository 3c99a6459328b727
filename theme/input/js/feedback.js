import { part } from "./parts.js";

// Lines of feedback under an answer. Each is tied to its field, so that a screen reader reads it there too.

/** @typedef {"right" | "partly" | "wrong" | "missed" | null} Look */

/**
 * @param {HTMLElement} option
 * @param {HTMLElement | null} field
 * @param {Look} look
 * @param {(Element | string | null | undefined)[]} content badges and reasons; nothing is written when all are missing
 */
export function feed(option, field, look, ...content) {
  if (look) option.classList.add(`is-${look}`);
  const shown = content.filter(item => item !== null && item !== undefined);
  if (shown.length === 0) return;
  const line = document.createElement("div");
  line.className = "why";
  line.append(...shown.flatMap(item => [item, " "]));
  option.append(line);
  if (!field) return;
  line.id = `${field.id}-why`;
  field.setAttribute("aria-describedby", line.id);
}

/** @param {Element} form */
export function clearFeedback(form) {
  for (const line of form.querySelectorAll("fieldset .why")) line.remove();
  for (const element of form.querySelectorAll(".is-right, .is-partly, .is-wrong, .is-missed")) element.classList.remove("is-right", "is-partly", "is-wrong", "is-missed");
  for (const field of form.querySelectorAll("fieldset [aria-describedby]")) field.removeAttribute("aria-describedby");
}

/**
 * @param {import("./grading.js").State} state
 * @param {boolean} isKnown the learner may see what was to be chosen
 */
export function badgeFor(state, isKnown) {
  if (state === "right" || state === "partly" || state === "wrong") return part(`chosen-${state}`);
  return state === "missed" && isKnown ? part("missed") : null;
}
