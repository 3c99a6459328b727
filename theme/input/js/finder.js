import "./search.js";
import { all, get } from "./dom.js";
import { fetchPage } from "./fetch-page.js";

/** @import { SiteSearch } from "./site-search.js" */

/** @type {Promise<HTMLDialogElement | null> | null} */
let opening = null;

/**
 * Shows the search over the page one is on: the very form of the search page, fetched from there. Where that cannot be had, the link is
 * followed.
 * @param {HTMLAnchorElement} link to the search page
 */
export async function run(link) {
  const here = /** @type {SiteSearch | null} */ (document.querySelector("main site-search"));
  if (here) return here.focus();
  opening ??= create(link);
  const dialog = await opening;
  if (!dialog) {
    opening = null;
    return location.assign(link.href);
  }
  if (!dialog.open) dialog.showModal();
  /** @type {SiteSearch} */ (get(dialog, "site-search")).focus();
}

/** @param {HTMLAnchorElement} link */
async function create(link) {
  const page = await fetchPage(link.href);
  const found = page?.querySelector("main site-search");
  if (!page || !found) return null;
  await Promise.all(stylesOf(page).map(added));
  const dialog = document.createElement("dialog");
  dialog.className = "finder";
  dialog.ariaLabel = link.ariaLabel;
  dialog.append(document.importNode(found, true));
  // The window has the name of the search already, and the page has a heading of its own.
  get(dialog, "h1").remove();
  const close = get(dialog, "[data-do=close]");
  close.hidden = false;
  close.addEventListener("click", () => dialog.close());
  // Outside of it is the dialog itself: its content fills it.
  dialog.addEventListener("click", event => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}

/** What a lesson has not loaded. @param {Document} page @returns {HTMLLinkElement[]} */
function stylesOf(page) {
  const loaded = /** @type {HTMLLinkElement[]} */ (all(document, "link[rel=stylesheet]")).map(({ href }) => href);
  return /** @type {HTMLLinkElement[]} */ (all(page, "link[rel=stylesheet]")).filter(({ href }) => !loaded.includes(href));
}

/** @param {HTMLLinkElement} link of another page */
function added(link) {
  const style = document.importNode(link, true);
  return new Promise(resolve => {
    // Without its looks the search still works.
    for (const end of ["load", "error"]) style.addEventListener(end, resolve);
    document.head.append(style);
  });
}
