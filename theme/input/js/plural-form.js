/**
 * The plural form of a number in the language of the page: `one`, `few`, `other` …
 * @param {number} value
 */
export function formOf(value) {
  return new Intl.PluralRules(document.documentElement.lang).select(value);
}
