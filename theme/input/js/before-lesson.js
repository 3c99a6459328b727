import { all, get } from "./dom.js";
import { hasParts, part } from "./parts.js";

/**
 * Asks the questions marked `pre` at the top of the lesson too. It is the same question twice, so it is copied here, before either
 * is set up; the answer given there is a guess, never scored and never judged on the spot.
 */
export function askBefore() {
  const article = document.querySelector("article.prose");
  const questions = all(document, ".question[data-pre]");
  if (!hasParts || !article || questions.length === 0) return;
  const section = part("before");
  for (const question of questions) section.append(copyOf(question));
  article.before(section);
}

/** @param {HTMLElement} question */
function copyOf(question) {
  const copy = /** @type {HTMLElement} */ (question.cloneNode(true));
  copy.removeAttribute("data-pre");
  copy.dataset.phase = "before";
  for (const element of all(copy, "*")) {
    for (const name of ["id", "for", "name", "aria-labelledby"]) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.split(" ").map(id => `before-${id}`).join(" "));
    }
  }
  for (const hint of all(copy, "details.hint")) hint.remove();
  get(copy, ".k").replaceChildren(...part("before-head").childNodes);
  return copy;
}
