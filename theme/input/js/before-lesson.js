// Imports nothing, because only lessons with a guess load it: theme/build.mjs.

/**
 * Asks the questions marked `pre` at the top of the lesson too. It is the same question twice, so it is copied here, before either
 * is set up; the answer given there is a guess, never scored and never judged on the spot.
 * @param {(name: string) => HTMLElement} part
 */
export function askBefore(part) {
  const article = document.querySelector("article.prose");
  if (!article) return;
  const section = part("before");
  for (const question of document.querySelectorAll(".question[data-pre]")) section.append(copyOf(/** @type {HTMLElement} */ (question), part("before-head")));
  article.before(section);
}

/** @param {HTMLElement} question @param {HTMLElement} head */
function copyOf(question, head) {
  const copy = /** @type {HTMLElement} */ (question.cloneNode(true));
  copy.removeAttribute("data-pre");
  copy.dataset.phase = "before";
  for (const element of copy.querySelectorAll("*")) {
    for (const name of ["id", "for", "name", "aria-labelledby"]) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, value.split(" ").map(id => `before-${id}`).join(" "));
    }
  }
  for (const hint of copy.querySelectorAll("details.hint")) hint.remove();
  copy.querySelector(".k")?.replaceChildren(...head.childNodes);
  return copy;
}
