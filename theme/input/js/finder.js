import "./search.js";
import { get } from "./dom.js";
import { fetchPage } from "./fetch-page.js";

/** @import { SiteSearch } from "./site-search.js" */

/** @type {HTMLDialogElement | null} */
let dialog = null;

/**
 * Shows the search over the page one is on: the very form of the search page, fetched from there. Where that cannot be had, the link is
 * followed.
 * @param {HTMLAnchorElement} link to the search page
 */
export async function run(link) {
  const here = /** @type {SiteSearch | null} */ (document.querySelector("main site-search"));
  if (here) return here.focus();
  dialog ??= await create(link);
  if (!dialog) return location.assign(link.href);
  if (!dialog.open) dialog.showModal();
  /** @type {SiteSearch} */ (get(dialog, "site-search")).focus();
}

/** @param {HTMLAnchorElement} link */
async function create(link) {
  const found = (await fetchPage(link.href))?.querySelector("main site-search");
  if (!found) return null;
  const window = document.createElement("dialog");
  window.className = "finder";
  window.ariaLabel = link.ariaLabel;
  window.append(document.importNode(found, true));
  // The window has the name of the search already, and the page has a heading of its own.
  get(window, "h1").remove();
  const close = get(window, "[data-do=close]");
  close.hidden = false;
  close.addEventListener("click", () => window.close());
  // Outside of it is the dialog itself: its content fills it.
  window.addEventListener("click", event => event.target === window && window.close());
  document.body.append(window);
  return window;
}
