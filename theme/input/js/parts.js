// Every word and icon that modules show stands in `<template id="parts">` (templates/partials/module-parts.hbs).

/** @type {HTMLTemplateElement | null} */
const template = document.querySelector("template#parts");

export const hasParts = template !== null;

/**
 * A copy of a part, with `{0}` … replaced in its text.
 * @param {string} name
 * @param {...(string | number)} values
 * @returns {HTMLElement}
 */
export function part(name, ...values) {
  const node = find(name).cloneNode(true);
  node.removeAttribute("data-part");
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = fill(texts.currentNode.data, values);
  return node;
}

/**
 * @param {string} name of a data attribute of the part "text"
 * @param {...(string | number)} values
 */
export function text(name, ...values) {
  return fill(find("text").dataset[name], values);
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
  return template.content.querySelector(`[data-part="${name}"]`);
}
