// Questions stand in their lessons and quizzes, where the server wrote them; a review takes them from there.

import { all, get } from "./dom.js";
import { fetchPage } from "./fetch-page.js";

/** @type {Map<string, Promise<Document | null>>} */
const pages = new Map();

/**
 * @param {string} href of its page
 * @param {string} id
 * @param {string} title of its page, which stands in its head
 * @returns {Promise<HTMLElement[] | null>} the text that it shares with others, and the question itself; null when it cannot be had
 */
export async function fetchQuestion(href, id, title) {
  const page = await keptPage(href);
  const found = page?.querySelector(`.question[data-id="${CSS.escape(id)}"]`);
  if (!found) return null;
  const shared = found.closest("quiz-group")?.querySelector(".shared");
  const question = copyOf(found);
  // It is not asked before a lesson here, and counts as none of its lesson's.
  question.removeAttribute("data-pre");
  get(question, ".k").textContent = title;
  return shared ? [copyOf(shared), question] : [question];
}

/** @param {Element} element */
function copyOf(element) {
  const copy = /** @type {HTMLElement} */ (document.importNode(element, true));
  // What leads somewhere leads there from its own page.
  const originals = all(element, "a[href], img[src]");
  all(copy, "a[href], img[src]").forEach((one, index) => {
    const original = /** @type {any} */ (originals[index]);
    if (one.localName === "a") one.setAttribute("href", original.href);
    else one.setAttribute("src", original.src);
  });
  return copy;
}

/** @param {string} href */
function keptPage(href) {
  const page = pages.get(href) ?? fetchPage(href);
  pages.set(href, page);
  // Offline now is not offline for ever.
  void page.then(found => found ?? pages.delete(href));
  return page;
}
