import { all, get, inItem, linkTo } from "./dom.js";
import { fetchPage } from "./fetch-page.js";
import { fill } from "./parts.js";

/** Nobody wants two of them. */
let isPrinting = false;

/**
 * Prints the lessons that the page lists as one document: contents, lessons, and the keys of their questions at the end. Each lesson
 * is taken from its own page; for the time of printing they stand at the end of this one.
 * @param {HTMLElement} button with the words of its states
 */
export async function run(button) {
  if (isPrinting) return;
  isPrinting = true;
  try {
    await printLessons(button);
  } finally {
    isPrinting = false;
  }
}

/** @param {HTMLElement} button */
async function printLessons(button) {
  const status = get(/** @type {HTMLElement} */ (button.parentElement), "[role=status]");
  const links = /** @type {HTMLAnchorElement[]} */ (all(document, "li[data-lesson] a.t"));
  const lessons = [];
  for (const [index, { href }] of links.entries()) {
    status.textContent = fill(button.dataset.fetching ?? "", [index + 1, links.length]);
    const page = await fetchPage(href);
    if (!page) {
      status.textContent = button.dataset.failed ?? "";
      return;
    }
    lessons.push(lessonOf(page, new URL(href)));
  }
  status.textContent = "";

  const template = /** @type {HTMLTemplateElement} */ (get(document, "#print-lessons"));
  const paper = /** @type {HTMLElement} */ (get(/** @type {DocumentFragment} */ (document.importNode(template.content, true)), "article"));
  const key = get(paper, "[data-part=key]");
  for (const { section, id, title, parts } of lessons) {
    leadInside(section, lessons);
    get(paper, "[data-part=contents]").append(entryOf(id, title, parts));
    key.before(section);
    key.append(...keysOf(section, title));
  }
  if (key.querySelector("li") === null) key.remove();
  document.body.append(paper);
  addEventListener("afterprint", () => paper.remove(), { once: true });
  await Promise.all(/** @type {HTMLImageElement[]} */ (all(paper, "img")).map(loaded));
  print();
}

/**
 * @typedef {{ href: string, id: string, title: string, section: HTMLElement, parts: HTMLElement[] }} PrintedLesson
 * @param {Document} page @param {URL} address
 * @returns {PrintedLesson}
 */
function lessonOf(page, { href, pathname }) {
  const id = pathname.split("/").filter(Boolean).at(-1) ?? "";
  const section = document.createElement("section");
  section.id = id;
  for (const part of page.querySelectorAll("main h1, main .lede, main > .goals:has(#goals), main article.prose, main .sources")) section.append(document.importNode(part, true));
  // What is said once in a page is said in every lesson of this one.
  for (const element of all(section, "[id]")) element.id = `${id}--${element.id}`;
  for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
    for (const element of all(section, `[${name}]`)) element.setAttribute(name, (element.getAttribute(name) ?? "").split(" ").map(one => `${id}--${one}`).join(" "));
  }
  for (const field of /** @type {HTMLInputElement[]} */ (all(section, "[name]"))) field.name = `${id}--${field.name}`;
  for (const link of all(section, "a[href^='#']")) link.setAttribute("href", `#${id}--${link.getAttribute("href")?.slice(1)}`);
  return { href, id, title: get(section, "h1").textContent ?? "", section, parts: all(section, ".prose > h2[id]") };
}

/** What led to another of these lessons leads to its place in the document. @param {HTMLElement} section @param {PrintedLesson[]} lessons */
function leadInside(section, lessons) {
  for (const link of /** @type {HTMLAnchorElement[]} */ (all(section, "a[href]"))) {
    const found = lessons.find(({ href }) => link.href.split("#")[0] === href);
    if (found) link.setAttribute("href", link.hash ? `#${found.id}--${link.hash.slice(1)}` : `#${found.id}`);
  }
}

/** @param {string} id @param {string} title @param {HTMLElement[]} parts */
function entryOf(id, title, parts) {
  const list = document.createElement("ul");
  list.append(...parts.map(part => inItem(linkTo(`#${part.id}`, part.textContent?.trim() ?? ""))));
  return inItem(linkTo(`#${id}`, title), list);
}

/** @param {HTMLElement} section @param {string} title */
function keysOf(section, title) {
  const list = document.createElement("ol");
  for (const [index, question] of all(section, ".question:not([data-phase])").entries()) {
    // What is rated by oneself has a model instead of a key.
    const key = question.querySelector(".keytext, .model");
    if (!key) continue;
    const item = inItem(key, ...all(question, ".explain"));
    item.value = index + 1;
    list.append(item);
  }
  if (list.childElementCount === 0) return [];
  const heading = document.createElement("h3");
  heading.textContent = title;
  return [heading, list];
}

/** A picture that comes late would be a white place on paper; one that cannot be had is its words. @param {HTMLImageElement} image */
function loaded(image) {
  image.loading = "eager";
  return new Promise(resolve => {
    if (image.complete) return resolve(null);
    for (const end of ["load", "error"]) image.addEventListener(end, resolve);
  });
}
