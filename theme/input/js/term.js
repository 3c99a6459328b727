import { fetchPage } from "./fetch-page.js";

/**
 * Shows what a term means, beside its link: the entry of the glossary, fetched from there. Escape or a click elsewhere closes it. Where
 * the glossary cannot be had, the link is followed.
 * @param {HTMLAnchorElement} link
 */
export async function run(link) {
  const { href, hash } = link;
  const glossary = await fetchPage(href);
  const heading = glossary?.getElementById(hash.slice(1));
  const meaning = heading?.parentElement?.querySelector("p:not(.cap)");
  if (!glossary || !heading || !meaning) return location.assign(href);

  const note = document.createElement("div");
  note.popover = "auto";
  note.className = "term-note";
  note.role = "dialog";
  note.tabIndex = -1;
  note.ariaLabel = heading.textContent;
  note.lang = glossary.documentElement.lang;
  note.dir = glossary.documentElement.dir;
  const more = document.createElement("a");
  more.href = href;
  more.textContent = glossary.querySelector("h1")?.textContent ?? href;
  note.append(paragraph("b", heading), paragraph("span", meaning), more);
  // The next stop of the Tab key is the link in it, and then what follows the term.
  link.after(note);
  note.addEventListener("toggle", ({ newState }) => newState === "closed" && note.remove());
  note.showPopover();
  place(note, link);
  note.focus();
}

/** Between the note and the edge of the window. */
const margin = 8;

/** @param {string} tag @param {Element} source */
function paragraph(tag, { textContent }) {
  const element = document.createElement(tag);
  element.textContent = textContent;
  return element;
}

/** Below the end of the term and within the window, where it scrolls with the text. @param {HTMLElement} note @param {HTMLElement} link */
function place(note, link) {
  const { left, bottom } = /** @type {DOMRect} */ ([...link.getClientRects()].at(-1));
  const most = document.documentElement.clientWidth - note.offsetWidth - margin;
  note.style.left = `${scrollX + Math.max(margin, Math.min(left, most))}px`;
  note.style.top = `${scrollY + bottom}px`;
}
