import { fetchPage } from "./fetch-page.js";
import { mostAlike } from "./likeness.js";

/**
 * Links of the list of all topics, by what an address or a query looks like.
 * @param {string} topicsHref
 * @param {string} wanted
 * @param {(link: HTMLAnchorElement) => string[]} namesOf
 * @returns {Promise<HTMLAnchorElement[]>}
 */
export async function findNearest(topicsHref, wanted, namesOf) {
  const page = await fetchPage(topicsHref);
  const links = new Map([...(page?.querySelectorAll("main .columns a") ?? [])].map(link => [/** @type {HTMLAnchorElement} */ (link).href, /** @type {HTMLAnchorElement} */ (link)]));
  return mostAlike(wanted, [...links.values()], namesOf).map(link => document.importNode(link, true));
}

/** A title, and each word of it that is long enough to be mistyped. @param {HTMLAnchorElement} link */
export function wordsOf(link) {
  const title = link.textContent ?? "";
  return [title, ...title.split(/\s+/).filter(word => word.length > 3)];
}

/** The last part of an address; ours are plain letters, so none is decoded. @param {string} address */
export function lastPart(address) {
  return address.split("/").filter(Boolean).at(-1)?.replace(/\.html?$/, "") ?? "";
}
