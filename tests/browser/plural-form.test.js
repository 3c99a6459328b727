import assert from "node:assert/strict";
import test from "node:test";
import { formOf } from "../../theme/input/js/plural-form.js";

/** @param {string} lang @param {number[]} numbers */
function forms(lang, numbers) {
  globalThis.document = /** @type {any} */ ({ documentElement: { lang } });
  return numbers.map(formOf);
}

test("a number has the plural form of the page's language", () => {
  assert.deepEqual(forms("en-GB", [0, 1, 2]), ["other", "one", "other"]);
  assert.deepEqual(forms("es", [0, 1, 2]), ["other", "one", "other"]);
  assert.deepEqual(forms("ar", [0, 1, 2, 3, 11, 100]), ["zero", "one", "two", "few", "many", "other"]);
});
