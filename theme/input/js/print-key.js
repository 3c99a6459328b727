import { all, get } from "./dom.js";
import { hasParts, part } from "./parts.js";

// Paper gets a worksheet and then, on a page of its own, the key. It is written just before printing, when the order of shuffled
// questions and options is known, and goes away afterwards.

/** @import { QuizQuestion } from "./quiz-question.js" */

/** @type {HTMLElement | undefined} */
let page;

export function printKeys() {
  if (!hasParts) return;
  addEventListener("beforeprint", addPage);
  addEventListener("afterprint", () => page?.remove());
}

function addPage() {
  page?.remove();
  if (document.documentElement.dataset.print) return;
  const questions = /** @type {QuizQuestion[]} */ (all(document, ".question:not([hidden], [data-phase])"));
  if (questions.length === 0) return;
  page = part("print-key");
  get(page, "ol").append(...questions.flatMap((question, index) => (question.keyText ? keyOf(question, index + 1) : [])));
  document.body.append(page);
}

/**
 * @param {QuizQuestion} question
 * @param {number} number on the page
 */
function keyOf(question, number) {
  const item = document.createElement("li");
  item.value = number;
  const key = document.createElement("b");
  key.textContent = question.keyText;
  item.append(key, question.explanation.cloneNode(true));
  return item;
}
