import { hasParts, part } from "./parts.js";

// Paper gets a worksheet and then, on a page of its own, the key. It is written just before printing, when the order of shuffled
// questions and options is known, and goes away afterwards.

/** @type {HTMLElement | undefined} */
let page;

export function printKeys() {
  if (!hasParts) return;
  addEventListener("beforeprint", addPage);
  addEventListener("afterprint", () => page?.remove());
}

function addPage() {
  page?.remove();
  const questions = [...document.querySelectorAll("quiz-question:not([hidden])")];
  if (questions.length === 0) return;
  page = part("print-key");
  page.querySelector("ol").append(...questions.map(keyOf));
  document.body.append(page);
}

/** @param {import("./quiz-question.js").QuizQuestion} question */
function keyOf(question) {
  const item = document.createElement("li");
  const key = document.createElement("b");
  key.textContent = question.keyText;
  item.append(key, question.explanation);
  return item;
}
