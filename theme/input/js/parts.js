import { all, get } from "./dom.js";

// Every word and icon that modules show stands in a template: templates/partials/*-parts.hbs, and in review.hbs.

/** @type {HTMLTemplateElement[]} */
const templates = all(document, "template[id$=parts]");

export const hasParts = templates.length > 0;

/**
 * A copy of a part, with `{0}` … replaced in its text.
 * @param {string} name
 * @param {...(string | number)} values
 * @returns {HTMLElement}
 */
export function part(name, ...values) {
  const node = /** @type {HTMLElement} */ (find(name).cloneNode(true));
  node.removeAttribute("data-part");
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) text.nodeValue = fill(text.nodeValue ?? "", values);
  return node;
}

/**
 * @param {string} name of a data attribute of the part "text"
 * @param {...(string | number)} values
 */
export function text(name, ...values) {
  const found = templates.map(({ content }) => get(content, "[data-part=text]").getAttribute(`data-${name}`));
  return fill(found.find(pattern => pattern !== null) ?? "", values);
}

/**
 * @param {string} pattern
 * @param {(string | number)[]} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/** @param {number} value */
export function formatNumber(value) {
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
}

/** @param {string} name */
function find(name) {
  const selector = `[data-part="${name}"]`;
  return get(templates.find(({ content }) => content.querySelector(selector))?.content ?? document, selector);
}
