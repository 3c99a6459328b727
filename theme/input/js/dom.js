/**
 * The element that a template promises.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function get(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector} in the page`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
export function all(root, selector) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)]);
}

/** @param {string} href @param {string} text */
export function linkTo(href, text) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}

/** @param {...Node} content */
export function inItem(...content) {
  const item = document.createElement("li");
  item.append(...content);
  return item;
}
