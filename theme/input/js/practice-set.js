// A practice is a list of questions in the address of each of them, `?set=compute-f1,flaky-model-test`, so it can be left, shared
// and taken up again without anything being kept. No DOM here.

/**
 * @param {string} search of an address
 * @param {string} slug of the page
 * @returns {string[] | null} null when the page is not part of a practice
 */
export function readSet(search, slug) {
  const slugs = (new URLSearchParams(search).get("set") ?? "").split(",").filter(part => /^[a-z0-9-]+$/.test(part));
  return slugs.includes(slug) ? [...new Set(slugs)] : null;
}

/**
 * @param {string} bank address of the page above the questions
 * @param {string} slug
 * @param {string[]} set
 */
export function linkTo(bank, slug, set) {
  return `${bank}${slug}/?set=${set.join(",")}`;
}
