import { all, get } from "./dom.js";
import { text } from "./parts.js";

/** @import { QuizQuestion } from "./quiz-question.js" */

/**
 * Copies the result as plain text. Where the browser does not let a page write the clipboard, the text is shown to be copied by hand.
 * @param {HTMLElement} button
 * @param {HTMLElement} status
 * @param {HTMLElement} section
 * @param {QuizQuestion[]} questions
 */
export function copyOnClick(button, status, section, questions) {
  button.onclick = async () => {
    const content = resultText(section, questions);
    const isCopied = await write(content);
    status.textContent = text(isCopied ? "copied" : "copyhand");
    const field = /** @type {HTMLTextAreaElement} */ (get(section, "[data-part=plain]"));
    field.hidden = isCopied;
    field.value = content;
    if (!isCopied) field.select();
  };
}

/** @param {string} content */
async function write(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return false;
  }
}

/** @param {HTMLElement} section @param {QuizQuestion[]} questions */
function resultText(section, questions) {
  const score = all(section, "[data-part=scored] p:not([hidden])").map(clean).filter(Boolean);
  return [clean(get(document, "h1")), ...score, "", ...questions.flatMap((question, index) => [`${index + 1}. ${describe(question)}`, ""])].join("\n");
}

/** @param {HTMLElement} element */
function clean(element) {
  return element.innerText.replace(/\s+/g, " ").trim();
}

/** Stem, verdict, and every option with one's own pick. @param {QuizQuestion} question */
function describe(question) {
  const stem = /** @type {HTMLElement} */ (get(question, ".stem").cloneNode(true));
  const typed = all(question, ".stem input");
  all(stem, "input").forEach((input, index) => input.replaceWith(`[${/** @type {HTMLInputElement} */ (typed[index]).value}]`));
  const lines = all(question, "fieldset .opt:not(:has(.opt))").map(option => `   ${describeOption(option)}`);
  return [`${plain(stem)} (${plain(get(question, "[role=status]"))})`, ...lines].join("\n");
}

/** @param {HTMLElement} option */
function describeOption(option) {
  const field = /** @type {any} */ (option.querySelector("input, select, textarea"));
  const label = plain(get(option, "label, .item"));
  if (!field) return `${all(/** @type {HTMLElement} */ (option.parentElement), ".opt").indexOf(option) + 1}. ${label}`;
  if (field.type === "radio" || field.type === "checkbox") return `${field.checked ? "[x]" : "[ ]"} ${label}`;
  return `${label}: ${field.selectedOptions?.[0]?.text ?? field.value}`;
}

/** @param {HTMLElement} element */
function plain(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}
